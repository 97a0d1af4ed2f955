using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Identities.Dialects.SuperOffice.Lists;
using Identities.Dialects.SuperOffice.Wire;
using Identities.Platform.Http;
using Identities.Platform.Security;
using Microsoft.AspNetCore.Http.Features;

namespace Identities.Dialects.SuperOffice.Person;

/// <summary>A person as it was read or written, before the caller's wishes for its form.</summary>
internal sealed record ShownPerson(PersonState State, KnownLists Lists)
{
    public DateTime UpdatedAt => State.Person.UpdatedAt;

    public string Mark => State.Person.Mark;

    /// <summary>Writes the person as <see cref="PersonDocument.WriteAnswer"/> does.</summary>
    public void Write(Utf8JsonWriter json, bool mayWrite, string? self) => PersonDocument.WriteAnswer(json, State, Lists, mayWrite, self);

    /// <summary>The same as a tree.</summary>
    public JsonObject ToTree(bool mayWrite, string? self) => CarrierJson.Tree(json => Write(json, mayWrite, self)).AsObject();

    /// <summary>Names the version that the answer belongs to.</summary>
    public void Head(HttpContext context)
    {
        context.Response.Headers.LastModified = UpdatedAt.ToString("R", CultureInfo.InvariantCulture);
        context.Response.Headers.ETag = EntityTags.Of(context, Mark);
    }

    /// <summary>Whether the caller holds the answer already.</summary>
    public bool IsKnownBySecond(HttpRequest request)
        // RFC 9110, 13.1.3: the exact condition makes the other one void.
        => request.Headers.IfNoneMatch.Count == 0
           && Dates.Moment(Dates.Text(UpdatedAt)) <= Preconditions.DateIn(request.Headers.IfModifiedSince);
}

/// <summary>Answers a write that shows nothing but the version it made.</summary>
internal sealed class WrittenResult(ShownPerson person) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        person.Head(httpContext);
        httpContext.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }
}

/// <summary>Answers a person in the form that the caller wants.</summary>
internal sealed class PersonResult(ShownPerson person, AnswerForm form, PersonResult.Manner manner) : IResult
{
    internal enum Manner
    {
        Read,
        Written,
        Patched,
        Template,
    }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;

        switch (manner)
        {
            case Manner.Read when VersionedResults.Precede(httpContext, person.Mark, person.UpdatedAt) is { } answered:
                return answered;

            case Manner.Read when person.IsKnownBySecond(httpContext.Request):
                response.StatusCode = StatusCodes.Status304NotModified;
                return Task.CompletedTask;

            case Manner.Written or Manner.Patched:
                person.Head(httpContext);
                break;
        }

        if (manner == Manner.Patched)
        {
            // Only HTTP/1.1 has room for it.
            httpContext.Features.GetRequiredFeature<IHttpResponseFeature>().ReasonPhrase = "PersonEntity updated.";
        }

        var mayWrite = httpContext.User.HasClaim(TokenClaims.Permission, Permissions.MutateAllIdentity);
        var self = manner == Manner.Template ? null : SelfOf(httpContext.Request);

        // What nobody changes needs no tree.
        if (form is { IsPlain: true, Selection.IsWhole: true } && !AnswerFormat.Of(httpContext).IsXml)
        {
            return CarrierAnswer.WriteJson(httpContext, json => person.Write(json, mayWrite, self));
        }

        var document = person.ToTree(mayWrite, self);

        if (!form.IsPlain)
        {
            Form(document, PersonMembers.Person);
        }

        form.Selection.ApplyTo(document);
        return manner == Manner.Template
            ? CarrierAnswer.Write(httpContext, document, PersonMembers.Person, "PersonEntity")
            : CarrierAnswer.Write(httpContext, document, PersonMembers.Person);
    }

    /// <summary>Dates go to the caller's zone, texts of lists to the caller's language.</summary>
    private void Form(JsonObject carrier, Shape shape)
    {
        foreach (var member in shape.Members)
        {
            switch (carrier[member.Name])
            {
                case JsonObject inner when member.Shape.Kind == ShapeKind.Object:
                    Form(inner, member.Shape);
                    Translate(inner, member.Shape.List is not null, "Value", "Name", "Tooltip");
                    break;

                case JsonArray items when member.Shape.Kind is ShapeKind.Choices or ShapeKind.Consents:
                    foreach (var item in items)
                    {
                        Form(item!.AsObject(), member.Shape.Item!);
                        Translate(
                            item.AsObject(), true, "Name", "ToolTip", "FullName", "LegalBaseName", "ConsentPurposeName", "ConsentSourceName");
                    }

                    break;

                case JsonValue when member.Shape.Kind == ShapeKind.Date:
                    // The moments of a person's own row are UTC to everybody.
                    var zone = member.Name is "CreatedDate" or "UpdatedDate" ? TimeZoneInfo.Utc : form.Zone;
                    carrier[member.Name] = Dates.In((string)carrier[member.Name]!, zone, form.WithOffsets);
                    break;

                case JsonValue when member.Shape.Kind == ShapeKind.BirthDate:
                    carrier[member.Name] = Dates.In((string)carrier[member.Name]!, TimeZoneInfo.Utc, form.WithOffsets);
                    break;
            }
        }
    }

    private void Translate(JsonObject carrier, bool isOfList, params string[] names)
    {
        if (!isOfList || !form.Languages.AreAny)
        {
            return;
        }

        foreach (var name in names.Where(carrier.ContainsKey))
        {
            carrier[name] = form.Languages.In((string?)carrier[name]);
        }
    }

    private string SelfOf(HttpRequest request)
    {
        var number = person.State.Person.PersonNumber.ToString(CultureInfo.InvariantCulture);
        return $"{request.Scheme}://{request.Host}{request.PathBase}/api/v1/Person/{number}";
    }
}
