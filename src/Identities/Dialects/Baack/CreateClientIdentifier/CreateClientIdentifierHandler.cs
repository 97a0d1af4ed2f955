using Identities.Platform.Http;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.Dialects.Baack.CreateClientIdentifier;

internal sealed record CreateClientIdentifierCommand(BaackChange Change, Sent<BaackClientIdentifierRequest> Identifier)
    : IRequest<Outcome<Versioned<BaackClientIdentifier>>>;

internal sealed class CreateClientIdentifierHandler(BaackChanges changes)
    : IRequestHandler<CreateClientIdentifierCommand, Outcome<Versioned<BaackClientIdentifier>>>
{
    public async Task<Outcome<Versioned<BaackClientIdentifier>>> Handle(
        CreateClientIdentifierCommand command, CancellationToken cancellationToken)
    {
        if (command.Identifier.Rejected(out var rejection, out var identifier))
        {
            return command.Change.Refuse(rejection);
        }

        var parameters = new { Identity = identifier.Identity!.Urn, identifier.Domain, identifier.Token, identifier.Expires };

        return await changes.Write<ClientIdentifierRow, BaackClientIdentifier>(
            CreateIdentifier, command.Change.Within(parameters.Identity), parameters, cancellationToken);
    }

    private const string CreateIdentifier = """
        select begin_change_of_identity(@Identity, @Companies, @Actor, @Origin, @Moment, @IfMatch, @IfNoneMatch, @UnmodifiedSince);

        with existing as (
            select   client_identifier_id, domain, token, expires
            from     client_identifiers
            where    person_id = @Identity
            and      domain = @Domain
            and      token = @Token
            and      (expires is null or expires > @Moment)
            order by position, client_identifier_id
            limit    1
        ),
        made as (
            insert into client_identifiers (person_id, client_identifier_id, position, domain, token, expires)
            select @Identity, @Urn, (select coalesce(max(position), 0) + 1 from client_identifiers where person_id = @Identity),
                   @Domain, @Token, @Expires
            where  not exists (select from existing)
            returning client_identifier_id, domain, token, expires
        )
        select client_identifier_id, @Identity as person_id, domain, token, expires from existing
        union all
        select client_identifier_id, @Identity, domain, token, expires from made;

        select etag from changed_identity_mark(@Moment);
        """;
}
