-- The newest revision made at or before an instant, looked for from the end: clocks jump, the log does not.
select seq from revision where seq < :before and at <= :at order by seq desc limit 1
