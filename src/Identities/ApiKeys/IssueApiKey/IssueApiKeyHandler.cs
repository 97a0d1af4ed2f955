using System.Security.Claims;
using Identities.Platform.Data;
using Identities.Platform.Http;
using Identities.Platform.Problems;
using Identities.Platform.Security;
using Identities.Store;
using MediatR;

namespace Identities.ApiKeys.IssueApiKey;

internal sealed record IssueApiKeyCommand(ClaimsPrincipal Caller, OpenChange Change, Input<ApiKeyRequest> Request) : IRequest<Outcome<IssuedApiKey>>;

internal sealed class IssueApiKeyHandler(Database database) : IRequestHandler<IssueApiKeyCommand, Outcome<IssuedApiKey>>
{
    public async Task<Outcome<IssuedApiKey>> Handle(IssueApiKeyCommand command, CancellationToken cancellationToken)
    {
        // A key would outlive what another issuer allows its token.
        if (!command.Caller.IsOwn())
        {
            return OfAnotherIssuer;
        }

        if (command.Request.Rejected(out var rejection, out var request))
        {
            return rejection;
        }

        if (request.Expires <= command.Change.Moment)
        {
            return ExpiresInThePast;
        }

        var key = SecretKey.Create();
        var parameters = command.Change.With(new
        {
            ApiKeyId = Guid.CreateVersion7(),
            IssuedAt = command.Caller.IssuedAt(),
            request.Name,
            request.Expires,
            Hash = SecretKey.HashOf(key),
        });

        var issued = await database.QueryBatch(IssueKey, parameters, IssuedKey, cancellationToken);

        return issued is null
            ? NoUser
            : new IssuedApiKey
            {
                ApiKeyId = issued.ApiKeyId,
                Name = issued.Name,
                Created = issued.Created,
                Expires = issued.Expires,
                Key = DryRun.IsOn ? null : key,
            };
    }

    private static async Task<ApiKey?> IssuedKey(Rows rows)
    {
        await rows.ReadSingleAsync<DateTime>();
        return await rows.ReadSingleOrDefaultAsync<ApiKey>();
    }

    private static readonly Problem OfAnotherIssuer = new(
        StatusCodes.Status403Forbidden, "token-of-another-issuer", "Another issuer made this token; keys are for users of this deployment, who log in here.");

    private static readonly Problem NoUser = new(
        StatusCodes.Status403Forbidden, "no-user-of-ours", "The token's subject is no user of this deployment, or one that has been disabled, deleted or reset.");

    private static readonly Problem ExpiresInThePast =
        new Problem(StatusCodes.Status400BadRequest, "expires-in-the-past", "The key would have ended already; name a later moment.").About("expires");

    // Judged here and now: what every request is checked against is up to a second old, and a key would outlive the reset.
    private const string IssueKey = """
        select open_change(@Actor, @Origin, @Moment);

        with issued as (
            insert into api_keys (api_key_id, user_id, name, created_at, expires_at)
            select @ApiKeyId, user_id, @Name, greatest(@Moment, tokens_valid_from), @Expires
            from   users
            where  user_id = uuid_of(@Actor)
            and    disabled_at is null
            and    deleted_at is null
            and    (tokens_valid_from is null or date_trunc('second', tokens_valid_from) <= @IssuedAt)
            returning api_key_id, name, created_at, expires_at
        ),
        hashed as (
            insert into api_key_hashes (key_hash, api_key_id)
            select @Hash, api_key_id from issued
        )
        select api_key_id, name, created_at as created, expires_at as expires from issued;
        """;
}
