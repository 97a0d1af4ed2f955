using Identities.Platform.Data;
using Identities.Platform.Problems;
using Identities.Store;
using MediatR;

namespace Identities.ApiKeys.RevokeApiKey;

internal sealed record RevokeApiKeyCommand(Guid ApiKeyId, OpenChange Change) : IRequest<Outcome<bool>>;

internal sealed class RevokeApiKeyHandler(Database database) : IRequestHandler<RevokeApiKeyCommand, Outcome<bool>>
{
    public async Task<Outcome<bool>> Handle(RevokeApiKeyCommand command, CancellationToken cancellationToken)
    {
        var revoked = await database.QueryBatch(DeleteKey, command.Change.With(new { command.ApiKeyId }), IsDeleted, cancellationToken);
        return revoked ? true : ApiKeyProblems.NotFound(command.ApiKeyId);
    }

    private static async Task<bool> IsDeleted(Rows rows)
    {
        await rows.ReadSingleAsync<DateTime>();
        return await rows.ReadSingleOrDefaultAsync<bool>();
    }

    // Its hash goes with it.
    private const string DeleteKey = """
        select open_change(@Actor, @Origin, @Moment);

        delete from api_keys
        where  api_key_id = @ApiKeyId
        and    user_id = uuid_of(@Actor)
        returning true;
        """;
}
