using System.Text.Json.Nodes;
using Identities.Dialects.SuperOffice.Person;
using Identities.Platform.Http;

namespace Identities.Dialects.SuperOffice.Wire;

/// <summary>Answers a carrier of which nothing has to be kept in step, or an array of such.</summary>
internal sealed class CarrierResult(JsonNode? carrier, Shape shape, AnswerForm? form = null, Mark? mark = null) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (mark?.Etag is { } stands && VersionedResults.Precede(httpContext, stands, mark.ModifiedAt) is { } answered)
        {
            return answered;
        }

        foreach (var item in carrier as JsonArray ?? [])
        {
            Translate(item!.AsObject());
        }

        if (carrier is JsonObject one)
        {
            Translate(one);
        }

        form?.Selection.ApplyTo(carrier);
        return carrier is JsonArray items ? CarrierAnswer.WriteAll(httpContext, items, shape) : CarrierAnswer.Write(httpContext, carrier, shape);
    }

    private void Translate(JsonObject item)
    {
        if (form is null || shape != Carriers.ListItem)
        {
            return;
        }

        item["LastChanged"] = Dates.In((string)item["LastChanged"]!, form.Zone, form.WithOffsets);

        foreach (var name in new[] { "Name", "ToolTip", "FullName" })
        {
            item[name] = form.Languages.In((string?)item[name]);
        }
    }
}
