-- What a country is called is looked up three ways; none of them reads all countries.
create or replace function country_code_of(country text) returns char(2)
language plpgsql stable
as $$
begin
    return coalesce(
        (select country_code from countries where country_code = upper(country)),
        (select country_code from countries where alpha3 = upper(country)),
        (select country_code from countries where lower(name collate "und-x-icu") = lower(country collate "und-x-icu") limit 1));
end
$$;
