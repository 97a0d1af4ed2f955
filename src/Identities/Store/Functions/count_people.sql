-- Counts the people that a statement brought or took, in a part of the count that no other transaction has.
create or replace function count_people() returns trigger
language plpgsql volatile
as $$
declare
    more bigint := (select count(*) from counted_rows) * case tg_op when 'INSERT' then 1 else -1 end;
begin
    update people_counts
    set    people = people + more
    where  part = (select part from people_counts order by part limit 1 for update skip locked);

    if not found then
        insert into people_counts (people) values (more);
    end if;

    return null;
end
$$;
