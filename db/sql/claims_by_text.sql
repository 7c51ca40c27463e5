-- Claims of one state, by text; the caller reverses the list for descending order.
select c.id from claim c
where (:only = 'all'
    or (:only = 'unrated' and not exists (select 1 from review where claim = c.id))
    or :only = (select state from review where claim = c.id order by id desc limit 1))
  and (:topic = 0 or c.topic = :topic)
  and (:speaker = 0 or exists (select 1 from link l join statement x on x.id = l.from_id
       where l.to_id = c.id and l.to_kind = 7 and l.relation = 'asserts' and x.speaker = :speaker))
order by c.text collate nocase, c.id desc
