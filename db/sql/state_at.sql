-- state_at
-- The state one revision gave a record, with what its digest is taken over.
select seq, salt, body, digest from change where kind = :kind and entity = :entity and seq = :seq
