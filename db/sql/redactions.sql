-- What entries say besides their changes, and whether their lane is signed.
select r.seq, r.notice, l.key is not null, l.uuid, r.idx, r.operation
from revision r indexed by revision_notice join lane l on l.number = r.lane
where r.notice is not null and r.seen is not null order by r.seq
