-- The lanes with their newest heads: as their last entry has it, and as a signed note.
select l.uuid, l.key, l.size, (select root from revision where lane = l.number and idx = l.size - 1),
  coalesce((select note from checkpoint where lane = l.number and size = l.size), '')
from lane l order by l.number
