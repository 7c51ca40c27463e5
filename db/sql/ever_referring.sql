-- Records of one kind that ever referred to another, deleted ones included.
select entity from mention where to_id = :to and to_kind = :to_kind and kind = :kind order by entity
