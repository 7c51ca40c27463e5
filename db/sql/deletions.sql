-- The revisions that deleted what is deleted still, newest first. A state without a salt was redacted.
select distinct c.seq from change c indexed by change_erased
where c.body is null and c.salt is not null and c.seq < :before
and not exists(select 1 from change n where n.kind = c.kind and n.entity = c.entity and n.seq > c.seq)
order by c.seq desc limit :limit
