-- The newest revision that changed a record.
select max(seq) from change where kind = :kind and entity = :entity
