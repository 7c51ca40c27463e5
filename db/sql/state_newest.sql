-- The newest state of a record, with what its digest is taken over.
select seq, salt, body, digest from change where kind = :kind and entity = :entity order by seq desc limit 1
