-- Every revision in order, from the table itself; a lane by its number, and the place of what is taken back left out.
select seq, lane, idx, at, actor, operation, reason, nature, reverts, digest, root, seen, notice, format, reason_salt,
  reason_digest, null, null
from revision not indexed order by seq
