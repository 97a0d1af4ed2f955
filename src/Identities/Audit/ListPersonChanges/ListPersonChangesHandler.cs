using Identities.Platform.Data;
using Identities.Platform.Problems;
using Identities.Store;
using MediatR;

namespace Identities.Audit.ListPersonChanges;

internal sealed record ListPersonChangesQuery(Guid PersonId, string? Reader, ChangesPage Page) : IRequest<Outcome<ChangeRow[]>>;

internal sealed class ListPersonChangesHandler(Database database) : IRequestHandler<ListPersonChangesQuery, Outcome<ChangeRow[]>>
{
    public async Task<Outcome<ChangeRow[]>> Handle(ListPersonChangesQuery query, CancellationToken cancellationToken)
    {
        var refused = query.Page.Rejected(out var rejection);
        var parameters = new { query.PersonId, query.Reader, query.Page.After, Rows = query.Page.Limit + 1 };

        var rows = query.Page.NewestFirst
            ? await database.QueryBatch(NewestChanges, parameters, Read, cancellationToken)
            : await database.QueryBatch(OldestChanges, parameters, Read, cancellationToken);

        return rows is null ? StoreProblems.PersonNotFound
            : refused ? rejection!
            : rows;
    }

    private static async Task<ChangeRow[]?> Read(Rows rows)
    {
        var known = await rows.ReadSingleAsync<bool>();
        var changes = (await rows.ReadAsync<ChangeRow>()).ToArray();
        return known ? changes : null;
    }

    private const string OldestChanges = """
        select exists (select from people where person_id = @PersonId) or exists (select from deleted_people where person_id = @PersonId);

        select change_id, person_id, version, moment, actor, users.username as actor_name, origin, item_table, item_id, erased, hidden,
               case when not hidden then before::text end as before, case when not hidden then after::text end as after
        from   change
        cross join lateral (
            select is_hidden_note(item_table, before, @Reader) or is_hidden_note(item_table, after, @Reader) as hidden
        ) as visibility
        left join users on users.user_id = uuid_of(actor)
        where  person_id = @PersonId
        and    change_id > @After
        order by change_id
        limit  @Rows;
        """;

    private const string NewestChanges = """
        select exists (select from people where person_id = @PersonId) or exists (select from deleted_people where person_id = @PersonId);

        select change_id, person_id, version, moment, actor, users.username as actor_name, origin, item_table, item_id, erased, hidden,
               case when not hidden then before::text end as before, case when not hidden then after::text end as after
        from   change
        cross join lateral (
            select is_hidden_note(item_table, before, @Reader) or is_hidden_note(item_table, after, @Reader) as hidden
        ) as visibility
        left join users on users.user_id = uuid_of(actor)
        where  person_id = @PersonId
        and    change_id < @After
        order by change_id desc
        limit  @Rows;
        """;
}
