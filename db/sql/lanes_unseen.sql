-- Lanes that moved on since a lane's entries last named their heads.
select l.number, l.uuid, l.size, (select root from revision where lane = l.number and idx = l.size - 1)
from lane l where l.number <> :lane
  and l.size > coalesce((select s.size from lane_seen s where s.lane = :lane and s.other = l.number), 0)
order by l.number
