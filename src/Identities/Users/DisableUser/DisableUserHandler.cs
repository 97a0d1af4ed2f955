using System.Security.Claims;
using Identities.Platform.Data;
using Identities.Platform.Http;
using Identities.Platform.Problems;
using Identities.Platform.Security;
using Identities.Store;
using MediatR;
using Npgsql;

namespace Identities.Users.DisableUser;

internal sealed record DisableUserCommand(Guid UserId, ClaimsPrincipal Caller, OpenChange Change) : IRequest<Outcome<Versioned<bool>>>;

internal sealed class DisableUserHandler(Database database) : IRequestHandler<DisableUserCommand, Outcome<Versioned<bool>>>
{
    public async Task<Outcome<Versioned<bool>>> Handle(DisableUserCommand command, CancellationToken cancellationToken)
    {
        try
        {
            var parameters = command.Change.WithRights(new { command.UserId, Held = command.Caller.PermissionsOf() });
            return await database.QueryBatch(DisableUser, parameters, WrittenUser, cancellationToken);
        }
        catch (PostgresException refused) when (UserProblems.Of(refused) is { } problem)
        {
            return problem;
        }
    }

    private static async Task<Versioned<bool>> WrittenUser(Rows rows)
    {
        await rows.ReadSingleAsync<DateTime>();
        await rows.ReadSingleAsync<int>();
        return new Versioned<bool>(true, await rows.ReadSingleAsync<string>());
    }

    private const string DisableUser = """
        select begin_user_change(@UserId, @Actor, @Origin, @Moment, @IfMatch, @IfNoneMatch, @UnmodifiedSince);

        select 1 from expect_held(@Actor, @Held, permissions_of(@UserId));

        update users
        set    disabled_at       = coalesce(disabled_at, @Moment),
               tokens_valid_from = date_trunc('second', @Moment::timestamptz) + interval '1 second'
        where  user_id = @UserId
        and    disabled_at is null;

        select user_mark(@UserId);
        """;
}
