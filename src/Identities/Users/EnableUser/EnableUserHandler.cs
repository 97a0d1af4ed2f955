using Identities.Platform.Data;
using Identities.Platform.Problems;
using Identities.Store;
using MediatR;
using Npgsql;

namespace Identities.Users.EnableUser;

internal sealed record EnableUserCommand(Guid UserId, OpenChange Change) : IRequest<Outcome<bool>>;

internal sealed class EnableUserHandler(Database database) : IRequestHandler<EnableUserCommand, Outcome<bool>>
{
    public async Task<Outcome<bool>> Handle(EnableUserCommand command, CancellationToken cancellationToken)
    {
        try
        {
            await database.Execute(EnableUser, command.Change.With(new { command.UserId }), cancellationToken);
            return true;
        }
        catch (PostgresException refused) when (UserProblems.Of(refused) is { } problem)
        {
            return problem;
        }
    }

    private const string EnableUser = """
        select begin_user_change(@UserId, @Actor, @Origin, @Moment);

        update users
        set    disabled_at   = null,
               failed_logins = 0,
               locked_until  = null
        where  user_id = @UserId;
        """;
}
