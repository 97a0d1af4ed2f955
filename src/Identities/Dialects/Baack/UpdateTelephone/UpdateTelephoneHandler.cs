using Identities.Platform.Http;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.Dialects.Baack.UpdateTelephone;

internal sealed record UpdateTelephoneCommand(BaackChange Change, Sent<BaackTelephoneRequest> Telephone)
    : IRequest<Outcome<Versioned<BaackTelephone>>>;

internal sealed class UpdateTelephoneHandler(BaackChanges changes)
    : IRequestHandler<UpdateTelephoneCommand, Outcome<Versioned<BaackTelephone>>>
{
    public async Task<Outcome<Versioned<BaackTelephone>>> Handle(UpdateTelephoneCommand command, CancellationToken cancellationToken)
    {
        var judged = await changes.Judge<BaackTelephoneRequest, TelephoneRow, BaackTelephone>(
            command.Telephone, TelephoneRow.Select, command.Change, cancellationToken);

        if (judged.Refused(out var refusal, out var telephone))
        {
            return refusal;
        }

        var parameters = new { telephone.Given, telephone.Value.Number, telephone.Value.TypeText };

        return await changes.Write<TelephoneRow, BaackTelephone>(UpdateTelephone, command.Change, parameters, cancellationToken);
    }

    // Another label leaves the kind by which other surfaces know the number, unless it names a kind itself.
    private const string UpdateTelephone = """
        select begin_change_of_item('telephone', @Urn, @Companies, @Actor, @Origin, @Moment, @IfMatch, @IfNoneMatch, @UnmodifiedSince);

        update phones
        set    number = case when 'number' = any (@Given) then @Number else number end,
               digits = case when 'number' = any (@Given) then phone_digits(@Number) else digits end
        where  phone_id = @Urn;

        update phones
        set    kind  = case when @TypeText is null then null else coalesce(phone_kind_of(@TypeText), kind) end,
               label = nullif(@TypeText, phone_kind_of(@TypeText))
        where  phone_id = @Urn
        and    (select 'type' = any (@Given))
        and    coalesce(label, kind) is distinct from @TypeText;
        """ + TelephoneRow.Select;
}
