using System.Globalization;
using Identities.Platform.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Identities.Platform.Problems;

/// <summary>Answers a problem through problem details, so that each dialect gives it its own shape.</summary>
internal sealed class ProblemResult(Problem problem) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = problem.Status;

        // RFC 9110, 11.6.1: a 401 always names how to authenticate.
        if (problem.Status == StatusCodes.Status401Unauthorized)
        {
            response.Headers.WWWAuthenticate = "Bearer";
        }

        if (problem.Mark is not null)
        {
            response.Headers.ETag = EntityTags.Of(httpContext, problem.Mark);
        }

        if (problem.RetryAfter is { } seconds)
        {
            response.Headers[HeaderNames.RetryAfter] = seconds.ToString(CultureInfo.InvariantCulture);
        }

        if (problem.AcceptEncoding is not null)
        {
            response.Headers.AcceptEncoding = problem.AcceptEncoding;
        }

        // RFC 5789, 3.1: whatever a patch was refused for, the caller is told what would be taken.
        if (problem.Status == StatusCodes.Status415UnsupportedMediaType && HttpMethods.IsPatch(httpContext.Request.Method))
        {
            var bodies = httpContext.GetEndpoint()!.Metadata.GetOrderedMetadata<RequestBodyMetadata>();
            response.Headers[Negotiation.AcceptPatch] = string.Join(", ", bodies.SelectMany(body => body.MediaTypes).Distinct());
        }

        // The rest of the body is not read, so the connection is of no use any more; the caller should not find out by its next request.
        if (problem.Status == StatusCodes.Status413PayloadTooLarge && HttpProtocol.IsHttp11(httpContext.Request.Protocol))
        {
            response.Headers.Connection = "close";
        }

        await httpContext.RequestServices.GetRequiredService<IProblemDetailsService>().WriteAsync(new ProblemDetailsContext
        {
            HttpContext = httpContext,
            ProblemDetails = Details(),
        });
    }

    private ProblemDetails Details()
    {
        var details = new ProblemDetails { Status = problem.Status, Detail = problem.Detail };
        details.Extensions["code"] = problem.Code;

        if (problem.Errors is not null)
        {
            details.Extensions["errors"] = problem.Errors;
        }

        if (problem.Violations is not null)
        {
            details.Extensions["violations"] = problem.Violations;
        }

        if (problem.Operation is not null)
        {
            details.Extensions["operation"] = problem.Operation;
        }

        if (problem.Pointer is not null)
        {
            details.Extensions["pointer"] = problem.Pointer;
        }

        return details;
    }
}
