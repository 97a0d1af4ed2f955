using Identities.Platform.Data;
using Identities.Platform.Http;
using Identities.Platform.Problems;
using Identities.Store;
using MediatR;
using Npgsql;

namespace Identities.Users.EnableUser;

internal sealed record EnableUserCommand(Guid UserId, OpenChange Change) : IRequest<Outcome<Versioned<bool>>>;

internal sealed class EnableUserHandler(Database database) : IRequestHandler<EnableUserCommand, Outcome<Versioned<bool>>>
{
    public async Task<Outcome<Versioned<bool>>> Handle(EnableUserCommand command, CancellationToken cancellationToken)
    {
        try
        {
            return await database.QueryBatch(EnableUser, command.Change.WithRights(new { command.UserId }), WrittenUser, cancellationToken);
        }
        catch (PostgresException refused) when (UserProblems.Of(refused) is { } problem)
        {
            return problem;
        }
    }

    private static async Task<Versioned<bool>> WrittenUser(Rows rows)
    {
        await rows.ReadSingleAsync<DateTime>();
        return new Versioned<bool>(true, await rows.ReadSingleAsync<string>());
    }

    private const string EnableUser = """
        select begin_user_change(@UserId, @Actor, @Origin, @Moment, @IfMatch, @IfNoneMatch, @UnmodifiedSince);

        update users
        set    disabled_at   = null,
               failed_logins = 0,
               locked_until  = null
        where  user_id = @UserId;

        select user_mark(@UserId);
        """;
}
