-- Decisions to go on with a file as it is, of lanes that are signed, newest first.
select r.seq, r.notice, l.uuid, r.idx from revision r indexed by revision_notice join lane l on l.number = r.lane
where r.notice is not null and r.operation = :operation and l.key is not null order by r.seq desc
