-- Requests for reply without an answer that have a deadline, the earliest first.
select id from reply_request where outcome = 'waiting' and deadline_day > -9000000000000000000
order by deadline_day, id limit :limit
