using Identities.Platform.Data;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.Audit.ListChanges;

internal sealed record ListChangesQuery(string? Reader, ChangesPage Page) : IRequest<Outcome<ChangeRow[]>>;

internal sealed class ListChangesHandler(Database database) : IRequestHandler<ListChangesQuery, Outcome<ChangeRow[]>>
{
    public async Task<Outcome<ChangeRow[]>> Handle(ListChangesQuery query, CancellationToken cancellationToken)
    {
        if (query.Page.Rejected(out var rejection))
        {
            return rejection;
        }

        var parameters = new { query.Reader, query.Page.After, Rows = query.Page.Limit + 1 };
        var rows = query.Page.NewestFirst
            ? await database.QueryAll<ChangeRow>(NewestChanges, parameters, cancellationToken)
            : await database.QueryAll<ChangeRow>(OldestChanges, parameters, cancellationToken);

        return rows.ToArray();
    }

    private const string OldestChanges = """
        select change_id, person_id, version, moment, actor, users.username as actor_name, origin, item_table, item_id, erased, hidden,
               case when not hidden then before::text end as before, case when not hidden then after::text end as after
        from   logged_changes
        cross join lateral (
            select is_hidden_note(item_table, before, @Reader) or is_hidden_note(item_table, after, @Reader) as hidden
        ) as visibility
        left join users on users.user_id = uuid_of(actor)
        where  change_id > @After
        order by change_id
        limit  @Rows
        """;

    private const string NewestChanges = """
        select change_id, person_id, version, moment, actor, users.username as actor_name, origin, item_table, item_id, erased, hidden,
               case when not hidden then before::text end as before, case when not hidden then after::text end as after
        from   logged_changes
        cross join lateral (
            select is_hidden_note(item_table, before, @Reader) or is_hidden_note(item_table, after, @Reader) as hidden
        ) as visibility
        left join users on users.user_id = uuid_of(actor)
        where  change_id < @After
        order by change_id desc
        limit  @Rows
        """;
}
