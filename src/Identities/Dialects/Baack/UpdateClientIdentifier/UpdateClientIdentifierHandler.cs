using Identities.Platform.Http;
using Identities.Platform.Problems;
using MediatR;
using Npgsql;

namespace Identities.Dialects.Baack.UpdateClientIdentifier;

internal sealed record UpdateClientIdentifierCommand(BaackChange Change, Sent<BaackClientIdentifierRequest> Identifier)
    : IRequest<Outcome<Versioned<BaackClientIdentifier>>>;

internal sealed class UpdateClientIdentifierHandler(BaackChanges changes)
    : IRequestHandler<UpdateClientIdentifierCommand, Outcome<Versioned<BaackClientIdentifier>>>
{
    public async Task<Outcome<Versioned<BaackClientIdentifier>>> Handle(
        UpdateClientIdentifierCommand command, CancellationToken cancellationToken)
    {
        var judged = await changes.Judge<BaackClientIdentifierRequest, ClientIdentifierRow, BaackClientIdentifier>(
            command.Identifier, ClientIdentifierRow.Select, command.Change, cancellationToken);

        if (judged.Refused(out var refusal, out var identifier))
        {
            return refusal;
        }

        var parameters = new { identifier.Given, identifier.Value.Domain, identifier.Value.Token, identifier.Value.Expires };

        return await changes.Write<ClientIdentifierRow, BaackClientIdentifier>(
            UpdateIdentifier, command.Change, parameters, cancellationToken, refusalOf: Taken);
    }

    private static Problem? Taken(PostgresException refused)
        => refused.SqlState == BaackProblems.IdentifierTaken ? BaackProblems.Invalid("token") : null;

    private const string UpdateIdentifier = """
        select begin_change_of_item(
            'clientidentifier', @Urn, @Companies, @Actor, @Origin, @Moment, @IfMatch, @IfNoneMatch, @UnmodifiedSince);

        update client_identifiers
        set    domain  = case when 'domain' = any (@Given) then @Domain else domain end,
               token   = case when 'token' = any (@Given) then @Token else token end,
               expires = case when 'expires' = any (@Given) then @Expires else expires end
        where  client_identifier_id = @Urn
        and    expect_new_client_identifier(
                   client_identifiers,
                   case when 'domain' = any (@Given) then @Domain else domain end,
                   case when 'token' = any (@Given) then @Token else token end,
                   @Moment)
        returning client_identifier_id, person_id, domain, token, expires;

        select etag from changed_identity_mark(@Moment);
        """;
}
