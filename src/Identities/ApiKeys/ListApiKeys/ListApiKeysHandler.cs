using Identities.Platform.Data;
using Identities.Platform.Http;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.ApiKeys.ListApiKeys;

internal sealed record ListApiKeysQuery(string? Caller, Page Page) : IRequest<Outcome<PageOf<ApiKey>>>;

internal sealed class ListApiKeysHandler(Database database) : IRequestHandler<ListApiKeysQuery, Outcome<PageOf<ApiKey>>>
{
    public async Task<Outcome<PageOf<ApiKey>>> Handle(ListApiKeysQuery query, CancellationToken cancellationToken)
    {
        if (query.Page.Rejected(out var rejection, out var after, out var limit))
        {
            return rejection;
        }

        var keys = await database.QueryAll<ApiKey>(KeysOfUser, new { query.Caller, After = after, Rows = limit + 1 }, cancellationToken);
        return PageOf<ApiKey>.Of(keys, limit, key => key.ApiKeyId);
    }

    // Ids are made in the order of time. A subject that is no UUID is no user of ours and has no keys.
    private const string KeysOfUser = """
        select api_key_id, name, created_at as created, expires_at as expires
        from   api_keys
        where  user_id = uuid_of(@Caller)
        and    (@After::uuid is null or api_key_id > @After::uuid)
        order by api_key_id
        limit  @Rows
        """;
}
