using System.Security.Claims;
using Identities.Platform.Data;
using Identities.Platform.Http;
using Identities.Platform.Problems;
using Identities.Platform.Security;
using Identities.Store;
using MediatR;
using Npgsql;

namespace Identities.Users.EnableUser;

internal sealed record EnableUserCommand(Guid UserId, ClaimsPrincipal Caller, OpenChange Change) : IRequest<Outcome<Versioned<bool>>>;

internal sealed class EnableUserHandler(Database database) : IRequestHandler<EnableUserCommand, Outcome<Versioned<bool>>>
{
    public async Task<Outcome<Versioned<bool>>> Handle(EnableUserCommand command, CancellationToken cancellationToken)
    {
        try
        {
            var parameters = command.Change.WithRights(new { command.UserId, Held = command.Caller.PermissionsOf() });
            return await database.QueryBatch(EnableUser, parameters, WrittenUser, cancellationToken);
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

    private const string EnableUser = """
        select begin_user_change(@UserId, @Actor, @Origin, @Moment, @IfMatch, @IfNoneMatch, @UnmodifiedSince);

        select 1 from expect_held(@Actor, @Held, permissions_of(@UserId));

        update users
        set    disabled_at = null
        where  user_id = @UserId;

        select user_mark(@UserId) from forget_failed_log_ins(@UserId);
        """;
}
