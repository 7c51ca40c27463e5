-- What one revision did, in the order its entry commits to.
select kind, entity, salt, body, digest from change where seq = :seq order by kind, entity
