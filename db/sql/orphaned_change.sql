-- A change that belongs to no revision.
select min(seq) from change where not exists (select 1 from revision r where r.seq = change.seq)
