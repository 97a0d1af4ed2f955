using Identities.Platform.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace Identities.People.Transfers;

/// <summary>What imports and exports are to HTTP: lines of JSON, as many as there are, for as long as it takes.</summary>
internal static class TransferContract
{
    public const string MediaType = "application/x-ndjson";

    /// <summary>The names that the format goes by.</summary>
    public static readonly string[] MediaTypes = [MediaType, "application/ndjson", "application/jsonl", "application/x-jsonlines"];

    public static RouteHandlerBuilder TakesLines<TLine>(this RouteHandlerBuilder endpoint)
        => endpoint.WithMetadata(
            new RequestBodyMetadata(typeof(TLine), false, MediaTypes),
            new TakesCodings(ContentCodings.Gzip, ContentCodings.Brotli),
            new AnyLength());

    public static RouteHandlerBuilder AnswersLines<TLine>(this RouteHandlerBuilder endpoint) => endpoint
        .Produces<TLine>(StatusCodes.Status200OK, MediaType)
        .WithMetadata(new AlsoAnswers(MediaTypes), new DisableRequestTimeoutAttribute(), new TakesAsLongAsItTakes());

    /// <summary>Lets the body come as slowly as it is made.</summary>
    public static void ExpectSlowBody(this HttpContext context)
    {
        if (context.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = null;
        }
    }

    /// <summary>A part at a time is sent as soon as it is there.</summary>
    public static void SendUnbuffered(this HttpContext context) => context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();

    private sealed class AnyLength : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => null;
    }
}
