-- member_entries
-- What signed lanes say of the members of a desk, oldest first.
select r.seq, l.number, l.uuid, l.key, r.idx, r.at, r.notice, r.operation from revision r indexed by revision_notice
  join lane l on l.number = r.lane
where r.notice is not null and l.key is not null and instr(r.notice, '"desk"') > 0 order by r.seq
