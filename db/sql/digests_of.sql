-- What one revision's entry commits to, in the order it does.
select digest from change where seq = :seq order by kind, entity
