using System.Text;
using Identities.Dialects.Baack.Wire;
using Identities.Platform.Http;
using Identities.Platform.Problems;
using Microsoft.Net.Http.Headers;

namespace Identities.Dialects.Baack;

/// <summary>A request's body as it came. What is no JSON, by its name or its bytes, is a bad request here.</summary>
internal sealed class BaackBody
{
    private static readonly Problem NotJson = BaackProblems.BadRequest("Send the body as application/json, in UTF-8.");

    private readonly JsonBody? body;
    private readonly Problem problem = NotJson;

    private BaackBody(JsonBody? body) => this.body = body;

    private BaackBody(Problem problem) => this.problem = problem;

    /// <summary>Minimal APIs bind a handler's parameter through this.</summary>
    public static async ValueTask<BaackBody?> BindAsync(HttpContext context)
    {
        if (!SendsJson(context.Request))
        {
            return new BaackBody(NotJson);
        }

        return ContentCodings.Refused(context) is { } coded
            ? new BaackBody(BaackProblems.BadRequest(coded.Detail) with { AcceptEncoding = coded.AcceptEncoding })
            : new BaackBody(await JsonBody.BindAsync(context));
    }

    /// <summary>Reads the representation of an object that is to be made.</summary>
    public Sent<T> ToCreate<T>(Func<Members, T> read)
        where T : class
        => Read(read, null);

    /// <summary>Reads the representation of the object that a change is about: what it leaves out stays.</summary>
    public Sent<T> ToUpdate<T>(BaackChange change, Func<Members, T> read)
        where T : class
        => Read(read, change.Urn);

    private Sent<T> Read<T>(Func<Members, T> read, Guid? urn)
        where T : class
    {
        if (body is null)
        {
            return new Sent<T>(problem);
        }

        Members? members = null;
        var input = body.Read((element, errors) => read(members = new Members(new Representation(element, errors), urn)));
        var rejected = input.Rejected(out var rejection, out var value);

        if (members?.Missing is { } missing)
        {
            return new Sent<T>(BaackProblems.Missing(missing));
        }

        return rejected
            ? new Sent<T>(rejection!.Errors is { } errors ? BaackProblems.Invalid(NameOf(errors.Keys.First())) : rejection)
            : new Sent<T>(value!, members!.Given, members.Objections);
    }

    /// <summary>The member that the dialect blames: <c>companies[0].urn</c> is companies.urn, and <c>owner.urn</c> is owner.</summary>
    private static string NameOf(string place)
    {
        var bracket = place.IndexOf('[', StringComparison.Ordinal);

        return bracket >= 0
            ? place[..bracket] + place[(place.IndexOf(']', StringComparison.Ordinal) + 1)..]
            : place.Split('.')[0];
    }

    private static bool SendsJson(HttpRequest request)
        => MediaTypeHeaderValue.TryParse(request.ContentType, out var sent)
           && sent.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
           && (!sent.Charset.HasValue
               || HeaderUtilities.RemoveQuotes(sent.Charset).Equals(Encoding.UTF8.WebName, StringComparison.OrdinalIgnoreCase));
}
