using Identities.Dialects.SuperOffice.Wire;
using Identities.Platform.Data;
using Identities.Platform.Problems;
using MediatR;
using Npgsql;

namespace Identities.Dialects.SuperOffice.DeletePerson;

internal sealed record DeletePersonCommand(SuperOfficeChange Change) : IRequest<Outcome<bool>>;

internal sealed class DeletePersonHandler(Database database) : IRequestHandler<DeletePersonCommand, Outcome<bool>>
{
    public async Task<Outcome<bool>> Handle(DeletePersonCommand command, CancellationToken cancellationToken)
    {
        try
        {
            await database.Execute(DeletePerson, command.Change, cancellationToken);
            return true;
        }
        catch (PostgresException refused) when (SuperOfficeProblems.Of(refused, command.Change.Number) is { } problem)
        {
            return problem;
        }
    }

    private const string DeletePerson = """
        select opened_at from begin_change_of_number(@Number, @Actor, @Origin, @Moment, @IfMatch, @IfNoneMatch, @UnmodifiedSince);

        delete from people where person_number = @Number;
        """;
}
