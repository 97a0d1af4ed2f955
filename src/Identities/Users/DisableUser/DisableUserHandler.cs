using Identities.Platform.Data;
using Identities.Platform.Problems;
using Identities.Store;
using MediatR;
using Npgsql;

namespace Identities.Users.DisableUser;

internal sealed record DisableUserCommand(Guid UserId, OpenChange Change) : IRequest<Outcome<bool>>;

internal sealed class DisableUserHandler(Database database) : IRequestHandler<DisableUserCommand, Outcome<bool>>
{
    public async Task<Outcome<bool>> Handle(DisableUserCommand command, CancellationToken cancellationToken)
    {
        try
        {
            await database.Execute(DisableUser, command.Change.With(new { command.UserId }), cancellationToken);
            return true;
        }
        catch (PostgresException refused) when (UserProblems.Of(refused) is { } problem)
        {
            return problem;
        }
    }

    private const string DisableUser = """
        select begin_user_change(@UserId, @Actor, @Origin, @Moment);

        update users
        set    disabled_at       = coalesce(disabled_at, @Moment),
               tokens_valid_from = date_trunc('second', @Moment::timestamptz) + interval '1 second'
        where  user_id = @UserId
        and    disabled_at is null;
        """;
}
