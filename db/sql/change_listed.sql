-- Whether a change is listed among those of its revision, by the index that lists them.
select 1 from change indexed by change_by_seq where seq = :seq and kind = :kind and entity = :entity
