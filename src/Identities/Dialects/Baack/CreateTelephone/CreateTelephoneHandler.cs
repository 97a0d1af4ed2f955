using Identities.Platform.Http;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.Dialects.Baack.CreateTelephone;

internal sealed record CreateTelephoneCommand(BaackChange Change, Sent<BaackTelephoneRequest> Telephone)
    : IRequest<Outcome<Versioned<BaackTelephone>>>;

internal sealed class CreateTelephoneHandler(BaackChanges changes)
    : IRequestHandler<CreateTelephoneCommand, Outcome<Versioned<BaackTelephone>>>
{
    public async Task<Outcome<Versioned<BaackTelephone>>> Handle(CreateTelephoneCommand command, CancellationToken cancellationToken)
    {
        if (command.Telephone.Rejected(out var rejection, out var telephone))
        {
            return command.Change.Refuse(rejection);
        }

        var parameters = new { Identity = telephone.Identity!.Urn, telephone.Number, telephone.TypeText };

        return await changes.Write<TelephoneRow, BaackTelephone>(CreateTelephone, command.Change.Within(parameters.Identity), parameters, cancellationToken);
    }

    // A type that names a kind is the kind; in other letters it is a label too.
    private const string CreateTelephone = """
        select begin_change_of_identity(@Identity, @Companies, @Actor, @Origin, @Moment, @IfMatch, @IfNoneMatch, @UnmodifiedSince);

        with existing as (
            select   phone_id, number, coalesce(label, kind) as type_text
            from     phones
            where    person_id = @Identity
            and      number = @Number
            and      coalesce(label, kind) is not distinct from @TypeText
            order by position, phone_id
            limit    1
        ),
        made as (
            insert into phones (person_id, phone_id, position, kind, label, number, digits)
            select @Identity, @Urn, (select coalesce(max(position), 0) + 1 from phones where person_id = @Identity),
                   phone_kind_of(@TypeText), nullif(@TypeText, phone_kind_of(@TypeText)), @Number, phone_digits(@Number)
            where  not exists (select from existing)
            returning phone_id, number, coalesce(label, kind) as type_text
        )
        select phone_id, @Identity as person_id, number, type_text from existing
        union all
        select phone_id, @Identity, number, type_text from made;

        select etag from changed_identity_mark(@Moment);
        """;
}
