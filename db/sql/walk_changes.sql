-- Every change in the order of the revisions.
select seq, kind, entity, salt, body, digest from change indexed by change_by_seq order by seq, kind, entity
