using Identities.Platform.Data;
using Identities.Platform.Problems;
using Identities.Store;
using MediatR;
using Npgsql;

namespace Identities.People.DeletePerson;

internal sealed record DeletePersonCommand(PersonChange Change) : IRequest<Outcome<bool>>;

internal sealed class DeletePersonHandler(Database database) : IRequestHandler<DeletePersonCommand, Outcome<bool>>
{
    public async Task<Outcome<bool>> Handle(DeletePersonCommand command, CancellationToken cancellationToken)
    {
        try
        {
            await database.Execute(DeletePerson, command.Change, cancellationToken);
            return true;
        }
        catch (PostgresException refused) when (StoreProblems.Of(refused) is { } problem)
        {
            return problem;
        }
    }

    private const string DeletePerson = """
        select begin_change(@PersonId, @Actor, @Origin, @Moment, @IfMatch);

        delete from people where person_id = @PersonId;
        """;
}
