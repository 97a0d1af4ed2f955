using System.Net;
using System.Text.RegularExpressions;
using Identities.Platform.Http;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Xunit;
using static Identities.Tests.Dialects.Baack.Baack;

namespace Identities.Tests.Dialects.Baack;

/// <summary>Who sees what: two companies, a token for each, and everybody who has no right to be told anything.</summary>
public sealed partial class VisibilityTests(Api api) : IClassFixture<Api>
{
    private const string Malformed = "not-a-urn";

    /// <summary>Every type of object that has an owner, with a body that an update takes.</summary>
    public static TheoryData<string, string> Objects => new()
    {
        { "identity", """{"name":"mine now"}""" },
        { "person", """{"birthDate":"1999-09-09"}""" },
        { "personname", """{"givenName":"Mine"}""" },
        { "email", """{"email":"mine@example.com"}""" },
        { "telephone", """{"number":"+440000"}""" },
        { "address", """{"street":"Mine"}""" },
        { "clientidentifier", """{"token":"mine"}""" },
        { "company", """{"name":"Mine"}""" },
    };

    [Theory]
    [MemberData(nameof(Objects))]
    public async Task Each_token_reads_changes_and_deletes_what_its_company_owns(string type, string body)
    {
        var company = await api.Company();
        var urn = await Make(type, company);
        // A company that owns people is not deleted.
        var isDeletable = type != "company";

        var read = await api.Get(Path(type, urn), api.For(company));
        var updated = await api.Put(Path(type, urn), body, api.For(company));
        var deleted = isDeletable ? await api.Delete(Path(type, urn), api.For(Unknown, company.ToUpperInvariant())) : null;

        Assert.Equal(HttpStatusCode.OK, read.Status);
        Assert.Equal(HttpStatusCode.Accepted, updated.Status);
        Assert.NotEqual(read.Text, updated.Text);
        Assert.Equal(isDeletable ? HttpStatusCode.Accepted : null, deleted?.Status);
    }

    [Theory]
    [MemberData(nameof(Objects))]
    public async Task What_is_somebody_elses_unknown_or_asked_for_without_a_right_is_one_answer_to_the_byte(string type, string body)
    {
        var theirs = await api.Company();
        var ours = await api.Company();
        var urn = await Make(type, theirs);
        var before = await api.Get(Path(type, urn));
        var expired = api.For(theirs);
        api.Clock.Advance(TimeSpan.FromMinutes(11));

        (string Urn, (string, string) Token)[] refused =
        [
            (urn, api.For(ours)),
            (urn, api.For()),
            (urn, api.For(Unknown)),
            (urn, api.Bearer(",\"company\":null")),
            (urn, api.Bearer($",\"company\":{{\"urn\":\"{theirs}\"}}")),
            (urn, api.Bearer($",\"company\":\"{theirs} \"")),
            (urn, api.Bearer("")),
            (urn, api.Bearer(",\"permission\":[\"Read Tags\"]")),
            (urn, api.Bearer($",\"company\":[],\"permission\":[\"{Permissions.ReadAllIdentity}\",\"{Permissions.MutateAllIdentity}\"]")),
            (urn, expired),
            (urn, ("Authorization", "")),
            (urn, ("Authorization", "Bearer garbage")),
            (urn, ("Authorization", "Basic YWRtaW46YWRtaW4=")),
            (Unknown, api.For(ours)),
            (Unknown, ("Authorization", "")),
            (Unknown, ("Authorization", "Bearer " + api.AdminToken())),
            (Malformed, ("Authorization", "Bearer " + api.AdminToken())),
            (Malformed, ("Authorization", "")),
        ];

        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Put, HttpMethod.Delete, HttpMethod.Head })
        {
            var answers = new List<string>();

            foreach (var (target, token) in refused)
            {
                var answer = await api.Send(method, Path(type, target), method == HttpMethod.Put ? body : null, token);
                Assert.Equal(HttpStatusCode.NotFound, answer.Status);
                Assert.Null(answer.Header("WWW-Authenticate"));
                answers.Add(answer.Bytes());
            }

            Assert.Single(answers.Distinct());
        }

        Assert.Equal(before.Text, (await api.Get(Path(type, urn))).Text);
    }

    [Theory]
    [MemberData(nameof(Objects))]
    public async Task A_body_that_is_refused_tells_nothing_either(string type, string body)
    {
        var theirs = await api.Company();
        var ours = await api.Company();
        var urn = await Make(type, theirs);

        (string, string)[] bodies =
        [
            ("{", "application/json"), ("", "application/json"), ("[]", "application/json"), ("""{"urn":7}""", "application/json"), (body, "text/plain"),
        ];

        foreach (var (sent, contentType) in bodies)
        {
            var foreign = await api.Put(Path(type, urn), sent, api.For(ours), ("Content-Type", contentType));
            var unknown = await api.Put(Path(type, Unknown), sent, api.For(ours), ("Content-Type", contentType));
            var nobody = await api.Put(Path(type, urn), sent, ("Authorization", ""), ("Content-Type", contentType));
            var made = await api.Post(Path(type, ""), sent, ("Authorization", ""), ("Content-Type", contentType));

            AssertNotFound(foreign);
            Assert.Single(new[] { foreign, unknown, nobody, made }.Select(Bytes).Distinct());
        }
    }

    [Theory]
    [InlineData("identity", "owner", ",\"name\":\"n\"")]
    [InlineData("person", "identity", "")]
    [InlineData("personname", "person", ",\"givenName\":\"Jane\"")]
    [InlineData("email", "identity", ",\"email\":\"jane@example.com\"")]
    [InlineData("telephone", "identity", ",\"number\":\"1\"")]
    [InlineData("address", "identity", ",\"street\":\"s\",\"postalCode\":\"p\"")]
    [InlineData("clientidentifier", "identity", ",\"domain\":\"example.com\",\"token\":\"t\"")]
    public async Task Nothing_is_made_below_what_a_token_does_not_see(string type, string parentMember, string more)
    {
        var theirs = await api.Company();
        var ours = await api.Company();
        var parent = parentMember == "owner" ? theirs : await Make(parentMember, theirs);
        var rows = await api.Scalar<long>("select count(*) from logged_changes");

        var own = await api.Post($"/n/v1/{type}", Of(parentMember, parent, more), api.For(theirs));
        var afterOwn = await api.Scalar<long>("select count(*) from logged_changes");
        var foreign = await api.Post($"/n/v1/{type}", Of(parentMember, parent, more), api.For(ours));
        var unknown = await api.Post($"/n/v1/{type}", Of(parentMember, Unknown, more), api.For(ours));
        var nobody = await api.Post($"/n/v1/{type}", Of(parentMember, parent, more), ("Authorization", ""));
        var reader = await api.Post(
            $"/n/v1/{type}", Of(parentMember, parent, more), ("Authorization", "Bearer " + api.Token(Permissions.ReadAllIdentity)));

        Assert.Equal(HttpStatusCode.Created, own.Status);
        AssertNotFound(foreign);
        Assert.Single(new[] { foreign, unknown, nobody, reader }.Select(Bytes).Distinct());
        Assert.Equal(afterOwn, await api.Scalar<long>("select count(*) from logged_changes"));
        Assert.True(afterOwn > rows);
    }

    [Theory]
    [MemberData(nameof(Objects))]
    public async Task A_token_that_may_only_read_changes_nothing(string type, string body)
    {
        var urn = await Make(type, await api.Company());
        var reader = ("Authorization", "Bearer " + api.Token(Permissions.ReadAllIdentity));
        var writer = ("Authorization", "Bearer " + api.Token(Permissions.MutateAllIdentity));

        Assert.Equal(HttpStatusCode.OK, (await api.Get(Path(type, urn), reader)).Status);
        AssertNotFound(await api.Put(Path(type, urn), body, reader));
        AssertNotFound(await api.Delete(Path(type, urn), reader));
        AssertNotFound(await api.Get(Path(type, urn), writer));
        Assert.Equal(HttpStatusCode.Accepted, (await api.Put(Path(type, urn), body, writer)).Status);
    }

    [Fact]
    public async Task Visibility_follows_the_owner_and_never_the_companies_that_somebody_works_for()
    {
        var (owner, employer) = (await api.Company(), await api.Company());
        var identity = await api.Make("identity", $$"""{"owner":{"urn":"{{owner}}"},"companies":[{"urn":"{{employer}}"}]}""");

        AssertNotFound(await api.Get(Path("identity", identity), api.For(employer)));
        Assert.Equal(HttpStatusCode.OK, (await api.Get(Path("identity", identity), api.For(owner))).Status);
    }

    [Fact]
    public async Task People_made_through_other_surfaces_belong_to_the_deployments_own_company()
    {
        var native = await api.Given.Person();

        AssertReference("company", OwnCompany, (await api.Get(Path("identity", native)))["owner"]);
        Assert.Equal(HttpStatusCode.OK, (await api.Get(Path("identity", native), api.For(OwnCompany))).Status);
        AssertNotFound(await api.Get(Path("identity", native), api.For(await api.Company())));
    }

    [Fact]
    public async Task A_full_representation_is_sent_back_though_it_names_companies_that_the_token_does_not_see()
    {
        var (owner, employer) = (await api.Company(), await api.Company());
        var identity = await api.Make("identity", $$"""{"owner":{"urn":"{{owner}}"},"companies":[{"urn":"{{employer}}"}]}""");
        var read = await api.Get(Path("identity", identity), api.For(owner));

        var sentBack = await api.Put(Path("identity", identity), read.Text, api.For(owner));
        var another = await api.Put(
            Path("identity", identity), $$"""{"companies":[{"urn":"{{employer}}"},{"urn":"{{await api.Company()}}"}]}""", api.For(owner));

        Assert.Equal(HttpStatusCode.Accepted, sentBack.Status);
        Assert.Equal(read.Text, sentBack.Text);
        AssertNotFound(another);
    }

    /// <summary>Every route of the other surfaces, but for the two that every token may ask.</summary>
    public static TheoryData<string, string> OtherRoutes()
    {
        using var service = IdentitiesService.Build(["--ConnectionStrings:Identities", "Host=nowhere", "--Jwt:SigningKey", Api.SigningKey]);
        var routes = new TheoryData<string, string>();

        foreach (var endpoint in ((IEndpointRouteBuilder)service).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>())
        {
            if (endpoint.Metadata.GetMetadata<Surface>() is { Name: not "baack" }
                && endpoint.Metadata.GetMetadata<IExcludeFromDescriptionMetadata>() is null
                && endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName is not ("Authenticate" or "RenewToken"))
            {
                routes.Add(endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods[0], endpoint.RoutePattern.RawText!);
            }
        }

        return routes;
    }

    [Theory]
    [MemberData(nameof(OtherRoutes))]
    public async Task A_restricted_token_is_told_403_on_every_other_surface_whatever_it_may_do(string method, string route)
    {
        var path = Parameter().Replace(route, parameter => parameter.Value.EndsWith(":number}", StringComparison.Ordinal) ? "1" : Unknown);
        var all = string.Join(',', Permissions.All.Select(permission => $"\"{permission}\""));

        var answer = await api.Send(
            new HttpMethod(method), path, method is "GET" or "DELETE" ? null : "{}", api.Bearer($",\"company\":[\"{OwnCompany}\"],\"permission\":[{all}]"));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
    }

    /// <summary>An object of this type that belongs to this company.</summary>
    private async Task<string> Make(string type, string owner)
    {
        var identity = await api.Identity(owner);

        return type switch
        {
            "identity" => identity,
            "company" => owner,
            "person" => await api.Make("person", Of("identity", identity)),
            "personname" => await api.Make("personname", Of("person", await api.Make("person", Of("identity", identity)), ",\"givenName\":\"Jane\"")),
            "email" => await api.Make("email", Of("identity", identity, ",\"email\":\"jane.doe@example.com\"")),
            "telephone" => await api.Make("telephone", Of("identity", identity, ",\"number\":\"+447789012345\"")),
            "address" => await api.Make("address", Of("identity", identity, ",\"street\":\"Main Street 1\",\"postalCode\":\"0150\"")),
            _ => await api.Make("clientidentifier", Of("identity", identity, ",\"domain\":\"example.com\",\"token\":\"t\"")),
        };
    }

    private static string Bytes(Answer answer) => answer.Bytes();

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
