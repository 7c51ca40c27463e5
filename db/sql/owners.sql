-- What signed lanes say of whose key signs them, oldest first.
select l.uuid, r.idx, r.notice, r.seq from revision r indexed by revision_notice join lane l on l.number = r.lane
where r.notice is not null and l.key is not null and instr(r.notice, '"owner"') > 0 order by r.seq
