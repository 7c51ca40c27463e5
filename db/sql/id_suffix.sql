-- Records whose identity ends in the same 25 bits as a typed short form.
select kind, entity from change where (entity & 33554431) = :low group by kind, entity limit 3
