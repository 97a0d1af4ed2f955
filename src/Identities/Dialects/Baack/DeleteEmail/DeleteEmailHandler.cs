using Identities.Platform.Problems;
using MediatR;

namespace Identities.Dialects.Baack.DeleteEmail;

internal sealed record DeleteEmailCommand(BaackChange Change) : IRequest<Outcome<bool>>;

internal sealed class DeleteEmailHandler(BaackChanges changes) : IRequestHandler<DeleteEmailCommand, Outcome<bool>>
{
    public Task<Outcome<bool>> Handle(DeleteEmailCommand command, CancellationToken cancellationToken)
        => changes.Delete(DeleteEmail, command.Change, cancellationToken);

    private const string DeleteEmail = """
        select begin_change_of_item('email', @Urn, @Companies, @Actor, @Origin, @Moment);

        delete from emails where email_id = @Urn returning true;
        """;
}
