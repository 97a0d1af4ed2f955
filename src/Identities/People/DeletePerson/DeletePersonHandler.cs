using System.Security.Claims;
using Identities.Platform.Data;
using Identities.Platform.Problems;
using Identities.Platform.Security;
using Identities.Store;
using MediatR;
using Npgsql;

namespace Identities.People.DeletePerson;

internal sealed record DeletePersonCommand(PersonChange Change, ClaimsPrincipal Caller, string? Erase) : IRequest<Outcome<bool>>;

internal sealed class DeletePersonHandler(Database database, PersonChanges changes) : IRequestHandler<DeletePersonCommand, Outcome<bool>>
{
    public async Task<Outcome<bool>> Handle(DeletePersonCommand command, CancellationToken cancellationToken)
    {
        var erase = false;

        if (!string.IsNullOrEmpty(command.Erase) && !bool.TryParse(command.Erase, out erase))
        {
            return await changes.Refuse(command.Change, WrongErase, cancellationToken);
        }

        if (erase && !command.Caller.HasClaim(TokenClaims.Permission, Permissions.EraseIdentity))
        {
            return MayNotErase;
        }

        try
        {
            await (erase
                ? database.Execute(ErasePerson, command.Change, cancellationToken)
                : database.Execute(DeletePerson, command.Change, cancellationToken));

            return true;
        }
        catch (PostgresException refused) when (StoreProblems.Of(refused) is { } problem)
        {
            return problem;
        }
    }

    private static readonly Problem MayNotErase = new(
        StatusCodes.Status403Forbidden, "permission-missing", $"The token lacks the permission '{Permissions.EraseIdentity}'.");

    private static readonly Problem WrongErase =
        new Problem(StatusCodes.Status400BadRequest, "invalid-fields", "Must be true or false.").About("erase");

    private const string DeletePerson = """
        select begin_change(@PersonId, @Actor, @Origin, @Moment, @IfMatch, @IfNoneMatch, @UnmodifiedSince);

        delete from people where person_id = @PersonId;
        """;

    // The deletion is logged first, with everything that goes, and then taken out of the log with the rest.
    private const string ErasePerson = """
        select begin_erasure(@PersonId, @Actor, @Origin, @Moment, @IfMatch, @IfNoneMatch, @UnmodifiedSince);

        delete from people where person_id = @PersonId;

        select erase_from_log(@PersonId, @Actor, @Moment);
        """;
}
