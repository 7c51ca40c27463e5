-- The life of one record, oldest first, with what the digests are taken over.
select seq, salt, body, digest from change where kind = :kind and entity = :entity order by seq
