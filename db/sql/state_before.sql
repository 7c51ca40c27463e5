-- The newest state of a record before a revision, with what its digest is taken over.
select seq, salt, body, digest from change where kind = :kind and entity = :entity and seq < :seq
order by seq desc limit 1
