using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Identities.Platform.Http;
using Identities.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Identities.Tests.Platform.Http;

/// <summary>Every operation on one person or one definition, on every surface, and what makes it depend on a version.</summary>
public sealed class PreconditionTests(Api api) : IClassFixture<Api>
{
    private const string MergePatch = "application/merge-patch+json";
    private const string LongAgo = "Sat, 01 Jan 2000 00:00:00 GMT";
    private const string FarAhead = "Fri, 01 Jan 2100 00:00:00 GMT";

    // What names one thing and has no version: constants, things that never change, and the sessions of the caller.
    private static readonly string[] Unversioned =
    [
        "BaackGetOrganisation", "RogerRogerGetMediaObject", "RogerRogerGetNoteCategory", "RevokeApiKey", "ListPersonChanges",
        "RogerRogerListNotes", "SuperOfficeGetList", "SuperOfficeAddListItem", "SearchPeopleByEntityField",
    ];

    private static readonly Dictionary<string, Func<Api, Task<Target>>> Operations = new()
    {
        ["GetPerson"] = async api => Target.OfPerson(await api.Given.Person(), id => $"/api/v1/people/{id}").Get(""),
        ["PatchPerson"] = async api => Target.OfPerson(await api.Given.Person(), id => $"/api/v1/people/{id}")
            .Send("PATCH", "", """{"aliases":[]}""", MergePatch),
        ["DeletePerson"] = async api => Target.OfPerson(await api.Given.Person(), id => $"/api/v1/people/{id}").Send("DELETE", ""),
        ["ListAliases"] = api => Part(api, "/aliases"),
        ["UpsertAlias"] = api => Part(api, "/aliases", "PUT", """{"firstName":"Janet"}"""),
        ["DeleteAlias"] = api => Item(api, "/aliases", """{"firstName":"Janet"}""", "personAliasId"),
        ["ListAddresses"] = api => Part(api, "/addresses"),
        ["UpsertAddress"] = api => Part(api, "/addresses", "PUT", """{"street":"1 High Street"}"""),
        ["DeleteAddress"] = api => Item(api, "/addresses", """{"street":"1 High Street"}""", "personAddressId"),
        ["ListNotes"] = api => Part(api, "/notes"),
        ["UpsertNote"] = api => Part(api, "/notes", "PUT", """{"summary":"Called"}"""),
        ["DeleteNote"] = api => Item(api, "/notes", """{"summary":"Called"}""", "noteId"),
        ["ListEntityFields"] = api => Part(api, "/entityFields"),
        ["UpsertEntityField"] = api => Part(api, "/entityFields", "PUT", """{"name":"shoeSize","stringValue":"40"}"""),
        ["DeleteEntityField"] = api => Item(api, "/entityFields", """{"name":"shoeSize","stringValue":"40"}""", "entityFieldId"),
        ["ListPersonTags"] = api => Part(api, "/tags"),
        ["UpsertPersonTag"] = async api => await Part(api, "/tags", "PUT", $$"""{"tagId":"{{await api.Given.Tag()}}"}"""),
        ["DeletePersonTag"] = async api => await Item(api, "/tags", $$"""{"tagId":"{{await api.Given.Tag()}}"}""", "personTagId"),

        ["GetTag"] = async api => (await Tag(api)).Get(""),
        ["UpdateTag"] = async api => (await Tag(api)).Send("PUT", "", $$"""{"tagName":"Tag {{Guid.NewGuid()}}"}"""),
        ["DeleteTag"] = async api => (await Tag(api)).Send("DELETE", ""),
        ["GetUser"] = async api => (await User(api)).Get(""),
        ["UpdateUser"] = async api => (await User(api)).Send("PUT", "", Renamed()),
        ["DisableUser"] = async api => (await User(api)).Send("POST", "/disable"),
        ["EnableUser"] = async api => (await User(api)).Send("POST", "/enable"),
        ["SetPassword"] = async api => (await User(api)).Send("PUT", "/password", """{"password":"another long enough phrase"}"""),
        ["DeleteUser"] = async api => (await User(api)).Send("DELETE", ""),
        ["GetRole"] = async api => (await Role(api)).Get(""),
        ["UpdateRole"] = async api => (await Role(api)).Send("PUT", "", NamedRole("Read Roles")),
        ["DeleteRole"] = async api => (await Role(api)).Send("DELETE", ""),

        ["SuperOfficeGetPerson"] = async api => (await SuperOffice(api)).Get(""),
        ["SuperOfficeGetSimplePerson"] = async api => (await SuperOffice(api)).Get("/Simple"),
        ["SuperOfficeGetConsent"] = async api => (await SuperOffice(api)).Get("/Consent/STORE"),
        ["SuperOfficePatchPerson"] = async api => (await SuperOffice(api)).Send("PATCH", "", """{"Firstname":"Janet"}"""),
        ["SuperOfficeReplacePerson"] = async api => (await SuperOffice(api)).Send("PUT", "", """{"Firstname":"Janet"}"""),
        ["SuperOfficeDeletePerson"] = async api => (await SuperOffice(api)).Send("DELETE", ""),
        ["SuperOfficeGiveConsent"] = async api => (await SuperOffice(api)).Send("PUT", "/Consent/EMARKETING?source=WEBFORM&legalBase=61A"),
        ["SuperOfficeWithdrawConsent"] = async api => (await SuperOffice(api)).Send("DELETE", "/Consent/EMARKETING"),

        ["RogerRogerGetPerson"] = async api => (await RogerRoger(api)).Get(""),
        ["RogerRogerReplacePerson"] = async api => (await RogerRoger(api)).Send("PUT", "", """{"familyName":"Roe"}"""),
        ["RogerRogerPatchPerson"] = async api => (await RogerRoger(api)).Send("PATCH", "", """{"jobTitle":"Baker"}""", MergePatch),
        ["RogerRogerCreateNote"] = async api => (await RogerRoger(api)).Send("POST", "/notes", await Note(api, "New")),
        ["RogerRogerGetNote"] = async api => (await RogerRogerNote(api)).Get(""),
        ["RogerRogerReplaceNote"] = async api => (await RogerRogerNote(api)).Send("PUT", "", await Note(api, "Replaced")),
        ["RogerRogerPatchNote"] = async api => (await RogerRogerNote(api)).Send("PATCH", "", """{"flagged":true}""", MergePatch),
        ["RogerRogerGetTag"] = async api => (await Tag(api)).At(id => $"/tags/{id}").Get(""),
        ["RogerRogerReplaceTag"] = async api => (await Tag(api)).At(id => $"/tags/{id}")
            .Send("PUT", "", $$"""{"title":"Tag {{Guid.NewGuid()}}"}"""),
        ["RogerRogerPatchTag"] = async api => (await Tag(api)).At(id => $"/tags/{id}")
            .Send("PATCH", "", """{"description":"Changed"}""", MergePatch),
        ["RogerRogerGetSegment"] = async api => (await Segment(api)).Get(""),
        ["RogerRogerReplaceSegment"] = async api => (await Segment(api)).Send("PUT", "", """{"title":"Other","icon":"star"}"""),
        ["RogerRogerPatchSegment"] = async api => (await Segment(api)).Send("PATCH", "", """{"title":"Other"}""", MergePatch),
        ["RogerRogerGetOrganization"] = async api => (await Company(api)).At(id => $"/organizations/{id}").Get(""),
        ["RogerRogerReplaceOrganization"] = async api => (await Company(api)).At(id => $"/organizations/{id}")
            .Send("PUT", "", """{"title":"Other"}"""),
        ["RogerRogerPatchOrganization"] = async api => (await Company(api)).At(id => $"/organizations/{id}")
            .Send("PATCH", "", """{"title":"Other"}""", MergePatch),
        ["RogerRogerGetUser"] = async api => (await User(api)).At(id => $"/users/{id}").Get(""),

        ["BaackGetIdentity"] = async api => (await Identity(api)).Get(""),
        ["BaackUpdateIdentity"] = async api => (await Identity(api)).Send("PUT", "", """{"name":"other"}"""),
        ["BaackDeleteIdentity"] = async api => (await Identity(api)).Send("DELETE", ""),
        ["BaackCreatePerson"] = api => Made(api, "person", """ "birthDate":"1984-03-05T00:00:00.000" """),
        ["BaackCreatePersonName"] = async api => (await Baack(api, "person"))
            .SendTo("POST", "/n/v1/personname", id => $$"""{"person":{"urn":"{{id}}"},"givenName":"Janet","familyName":"Roe"}"""),
        ["BaackCreateEmail"] = api => Made(api, "email", """ "email":"new@example.com" """),
        ["BaackCreateTelephone"] = api => Made(api, "telephone", """ "number":"+31201234567","type":"work" """),
        ["BaackCreateAddress"] = api => Made(
            api, "address", """ "street":"1 High Street","locality":"Town","postalCode":"1234 AB","countryCode":"NL" """),
        ["BaackCreateClientIdentifier"] = api => Made(api, "clientidentifier", """ "domain":"shop","token":"new" """),
        ["BaackGetPerson"] = async api => (await Baack(api, "person")).Get(""),
        ["BaackUpdatePerson"] = async api => (await Baack(api, "person")).Send("PUT", "", """{"birthDate":"1985-03-05T00:00:00.000"}"""),
        ["BaackDeletePerson"] = async api => (await Baack(api, "person")).Send("DELETE", ""),
        ["BaackGetPersonName"] = async api => (await Baack(api, "personname")).Get(""),
        ["BaackUpdatePersonName"] = async api => (await Baack(api, "personname")).Send("PUT", "", """{"givenName":"Janet"}"""),
        ["BaackDeletePersonName"] = async api => (await Baack(api, "personname")).Send("DELETE", ""),
        ["BaackGetEmail"] = async api => (await Baack(api, "email")).Get(""),
        ["BaackUpdateEmail"] = async api => (await Baack(api, "email")).Send("PUT", "", """{"email":"other@example.com"}"""),
        ["BaackDeleteEmail"] = async api => (await Baack(api, "email")).Send("DELETE", ""),
        ["BaackGetTelephone"] = async api => (await Baack(api, "telephone")).Get(""),
        ["BaackUpdateTelephone"] = async api => (await Baack(api, "telephone")).Send("PUT", "", """{"type":"home"}"""),
        ["BaackDeleteTelephone"] = async api => (await Baack(api, "telephone")).Send("DELETE", ""),
        ["BaackGetAddress"] = async api => (await Baack(api, "address")).Get(""),
        ["BaackUpdateAddress"] = async api => (await Baack(api, "address")).Send("PUT", "", """{"street":"2 High Street"}"""),
        ["BaackDeleteAddress"] = async api => (await Baack(api, "address")).Send("DELETE", ""),
        ["BaackGetClientIdentifier"] = async api => (await Baack(api, "clientidentifier")).Get(""),
        ["BaackUpdateClientIdentifier"] = async api => (await Baack(api, "clientidentifier")).Send("PUT", "", """{"token":"other"}"""),
        ["BaackDeleteClientIdentifier"] = async api => (await Baack(api, "clientidentifier")).Send("DELETE", ""),
        ["BaackGetCompany"] = async api => (await Company(api)).Get(""),
        ["BaackUpdateCompany"] = async api => (await Company(api)).Send("PUT", "", """{"name":"Other"}"""),
        ["BaackDeleteCompany"] = async api => (await Company(api)).Send("DELETE", ""),
    };

    public static TheoryData<string> Reads => [.. Operations.Keys.Where(IsRead)];

    public static TheoryData<string> Writes => [.. Operations.Keys.Where(name => !IsRead(name))];

    [Fact]
    public void Every_operation_on_one_thing_is_in_the_table()
    {
        var single = api.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IEndpointNameMetadata>() is not null)
            .Where(endpoint => endpoint.RoutePattern.Parameters.Count > 0)
            .ToList();

        var names = single.Select(endpoint => endpoint.Metadata.GetRequiredMetadata<IEndpointNameMetadata>().EndpointName);
        var guarded = single.Where(endpoint => endpoint.Metadata.GetMetadata<VersionedMetadata>() is not null)
            .Select(endpoint => endpoint.Metadata.GetRequiredMetadata<IEndpointNameMetadata>().EndpointName);

        string[] belowAPersonInTheBody =
        [
            "BaackCreatePerson", "BaackCreatePersonName", "BaackCreateEmail", "BaackCreateTelephone", "BaackCreateAddress",
            "BaackCreateClientIdentifier",
        ];

        Assert.Equal(names.Except(Unversioned).Order(), Operations.Keys.Except(belowAPersonInTheBody).Order());
        Assert.Equal(guarded.Order(), Operations.Keys.Except(belowAPersonInTheBody).Order());
    }

    [Theory]
    [MemberData(nameof(Reads))]
    public async Task A_read_answers_its_version_and_keeps_to_the_conditions_of_the_caller(string operation)
    {
        var target = await Operations[operation](api);

        var read = await Ask(target);
        var etag = read.ETag!;
        Assert.Equal(HttpStatusCode.OK, read.Status);
        Assert.Matches("^\"[0-9]+(-[0-9a-z]+)*\"$", etag);
        Assert.NotNull(read.Header("Last-Modified"));
        Assert.Equal("no-cache, private", read.Header("Cache-Control"));

        (string Name, string Value, HttpStatusCode Status)[] conditions =
        [
            ("If-None-Match", etag, HttpStatusCode.NotModified),
            ("If-None-Match", "W/" + etag, HttpStatusCode.NotModified),
            ("If-None-Match", "\"other\", " + etag, HttpStatusCode.NotModified),
            ("If-None-Match", "*", HttpStatusCode.NotModified),
            ("If-None-Match", "\"other\"", HttpStatusCode.OK),
            ("If-None-Match", "garbage", HttpStatusCode.OK),
            ("If-Match", etag, HttpStatusCode.OK),
            ("If-Match", "\"other\", " + etag, HttpStatusCode.OK),
            ("If-Match", "*", HttpStatusCode.OK),
            ("If-Match", "W/" + etag, HttpStatusCode.PreconditionFailed),
            ("If-Match", "\"999999\"", HttpStatusCode.PreconditionFailed),
            ("If-Match", "garbage", HttpStatusCode.PreconditionFailed),
            ("If-Unmodified-Since", FarAhead, HttpStatusCode.OK),
            ("If-Unmodified-Since", LongAgo, HttpStatusCode.PreconditionFailed),
            ("If-Unmodified-Since", "garbage", HttpStatusCode.OK),
        ];

        foreach (var (name, value, status) in conditions)
        {
            foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head })
            {
                var answer = await api.Send(method, target.Path, null, (name, value));

                Assert.True(status == answer.Status, $"{method} {name}: {value} was answered {answer.Status}");
                Assert.Equal(etag, answer.ETag);
            }
        }

        var first = await api.Get(target.Path, ("If-Match", "\"999999\""), ("If-None-Match", etag));
        var then = await api.Get(target.Path, ("If-Match", etag), ("If-None-Match", etag), ("If-Unmodified-Since", LongAgo));
        Assert.Equal((HttpStatusCode.PreconditionFailed, HttpStatusCode.NotModified), (first.Status, then.Status));

        await target.Touch(api);

        Assert.NotEqual(etag, (await Ask(target)).ETag);
        Assert.Equal(HttpStatusCode.OK, (await api.Get(target.Path, ("If-None-Match", etag))).Status);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await api.Get(target.Path, ("If-Match", etag))).Status);
    }

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task A_write_is_done_only_where_the_conditions_of_the_caller_hold(string operation)
    {
        var target = await Operations[operation](api);
        var stale = (await api.Get(target.ReadPath)).ETag!;
        await target.Touch(api);
        var before = await api.Get(target.ReadPath);
        var current = before.ETag!;
        var logged = await api.Scalar<long>("select count(*) from logged_changes");
        Assert.NotEqual(stale, current);

        (string Name, string Value)[] refused =
        [
            ("If-Match", stale),
            ("If-Match", "W/" + current),
            ("If-Match", current.Trim('"')),
            ("If-Match", "\"\""),
            ("If-Match", "*, " + current),
            ("If-None-Match", "*"),
            ("If-None-Match", current),
            ("If-None-Match", "W/" + current),
            ("If-None-Match", stale + ", " + current),
            ("If-None-Match", "garbage"),
            ("If-Unmodified-Since", LongAgo),
            // The contract of SuperOffice ignores a date that cannot be read.
            .. operation.StartsWith("SuperOffice", StringComparison.Ordinal) ? [] : new[] { ("If-Unmodified-Since", "garbage") },
        ];

        foreach (var (name, value) in refused)
        {
            var answer = await Ask(target, (name, value));

            Assert.True(answer.Status == HttpStatusCode.PreconditionFailed, $"{name}: {value} was answered {answer.Status} {answer.Text}");
            Assert.Equal(current, answer.ETag);
            Assert.NotEqual("", answer.Text);
        }

        Assert.Equal(HttpStatusCode.PreconditionFailed, (await Ask(target, ("If-Match", current), ("If-None-Match", "*"))).Status);

        var after = await api.Get(target.ReadPath);
        Assert.Equal(before.Text, after.Text);
        Assert.Equal(current, after.ETag);
        Assert.Equal(logged, await api.Scalar<long>("select count(*) from logged_changes"));

        // The exact condition makes the one with a date void, and any tag of the version will do.
        var plain = $"\"{current.Trim('"').Split('-')[0]}\"";
        var done = await Ask(target, ("If-Match", $"{stale}, {plain}"), ("If-None-Match", stale), ("If-Unmodified-Since", LongAgo));

        Assert.True((int)done.Status is >= 200 and < 300, $"{done.Status} {done.Text}");
        var written = await api.Get(target.ReadPath);
        Assert.True(written.Status != HttpStatusCode.OK || done.ETag == written.ETag, $"{done.ETag} was answered, {written.ETag} is read");
    }

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task A_write_without_conditions_is_done_and_answers_the_version_it_made(string operation)
    {
        var target = await Operations[operation](api);

        var done = await Ask(target);

        Assert.True((int)done.Status is >= 200 and < 300, $"{done.Status} {done.Text}");
        var read = await api.Get(target.ReadPath);
        Assert.True(read.Status != HttpStatusCode.OK || done.ETag == read.ETag, $"{done.ETag} was answered, {read.ETag} is read");
    }

    [Fact]
    public async Task No_two_representations_of_one_version_share_a_tag()
    {
        var id = await api.Given.Person("""{"aliases":[{"firstName":"Jane","lastName":"Doe"}],"tags":[]}""");
        var number = await api.Scalar<int>($"select person_number from people where person_id = '{id}'");
        var superOffice = $"/api/v1/Person/{number}";
        string[] tags =
        [
            .. await Tags($"/api/v1/people/{id}", []),
            .. await Tags($"/api/v1/people/{id}?shape=keyed", []),
            .. await Tags($"/people/{id}", [], ("Accept", "application/ld+json"), ("Accept", "application/json")),
            .. await Tags($"/n/v1/identity/{id}", []),
            .. await Tags(
                superOffice,
                [],
                ("Accept", "text/json"),
                ("Accept", "application/xml"),
                ("Accept", "text/xml"),
                ("Accept", MergePatch),
                ("SO-TimeZone", "NO"),
                ("SO-TimeZone", "NO,includeTZOffset"),
                ("SO-Language", "de"),
                ("Accept-Language", "de"),
                ("Authorization", "Bearer " + api.Token("Read All Identity"))),
            .. await Tags(superOffice, []),
            .. await Tags(superOffice + "?$select=Firstname", []),
            .. await Tags(superOffice + "?$select=Lastname", []),
        ];

        Assert.Equal(tags.Length, tags.Distinct().Count());
        Assert.All(tags, tag => Assert.StartsWith(tags[0].TrimEnd('"'), tag, StringComparison.Ordinal));

        foreach (var tag in tags)
        {
            var answer = await api.Patch($"/people/{id}", "{}", ("Content-Type", MergePatch), ("If-Match", tag));
            Assert.Equal(HttpStatusCode.OK, answer.Status);
        }

        async Task<IReadOnlyList<string>> Tags(string path, string[] none, params (string Name, string Value)[] headers)
        {
            List<string> seen = [.. none];

            foreach (var header in headers.Length == 0 ? [("X-None", "")] : headers)
            {
                seen.Add((await api.Get(path, header)).ETag!);
            }

            return seen;
        }
    }

    [Fact]
    public async Task An_organization_is_refused_when_its_people_have_changed_since()
    {
        var company = (await Company(api)).At(id => $"/organizations/{id}");
        var person = await api.Given.Person();
        var stale = (await api.Get(company.ReadPath)).ETag!;
        await api.Patch($"/people/{person}", $$"""{"organizations":["{{company.ReadPath}}"]}""", ("Content-Type", MergePatch));

        var answer = await api.Put(company.ReadPath, """{"title":"Other","people":[]}""", ("If-Match", stale));

        Assert.Equal(HttpStatusCode.PreconditionFailed, answer.Status);
        Assert.Equal((await api.Get(company.ReadPath)).ETag, answer.ETag);
        Assert.Single(Assert.IsType<JsonArray>((await api.Get(company.ReadPath))["people"]));
    }

    [Fact]
    public async Task A_user_has_another_tag_when_a_role_of_theirs_is_renamed()
    {
        var role = await api.Role("Read Tags");
        var user = (await User(api)).Id;
        await api.Put($"/api/v1/users/{user}", $$"""{"username":"{{Guid.NewGuid()}}@example.com","roleIds":["{{role}}"]}""");
        var before = await api.Get($"/api/v1/users/{user}");

        await api.Put($"/api/v1/roles/{role}", NamedRole("Read Tags"));

        Assert.NotEqual(before.ETag, (await api.Get($"/api/v1/users/{user}")).ETag);
        Assert.Equal(HttpStatusCode.OK, (await api.Get($"/api/v1/users/{user}", ("If-None-Match", before.ETag!))).Status);
    }

    [Fact]
    public async Task A_carrier_has_another_tag_when_the_company_in_it_is_renamed()
    {
        var company = await Company(api);
        var number = await api.Scalar<int>($"select company_number from companies where company_id = '{company.Id}'");
        var made = await api.Post("/api/v1/Person", $$"""{"Lastname":"Doe","Contact":{"ContactId":{{number}} } }""");
        var person = made["PersonId"]!.ToString();
        var before = await api.Get($"/api/v1/Person/{person}");

        await company.Touch(api);
        var after = await api.Get($"/api/v1/Person/{person}", ("If-None-Match", before.ETag!));
        var refused = await api.Delete($"/api/v1/Person/{person}", ("If-None-Match", "*"));

        Assert.Equal(HttpStatusCode.OK, after.Status);
        Assert.NotEqual(before.Text, after.Text);
        Assert.NotEqual(before.ETag, after.ETag);
        Assert.Equal((HttpStatusCode.PreconditionFailed, after.ETag), (refused.Status, refused.ETag));
    }

    [Fact]
    public async Task An_identity_has_another_tag_when_an_identifier_has_expired()
    {
        var id = await api.Given.Person();
        var expires = api.Clock.GetUtcNow().AddMinutes(5).ToString("yyyy-MM-dd'T'HH:mm:ss.fff");
        await api.Post("/n/v1/clientidentifier", $$"""{"identity":{"urn":"{{id}}"},"domain":"shop","token":"t","expires":"{{expires}}"}""");
        var before = await api.Get($"/n/v1/identity/{id}");

        api.Clock.Advance(TimeSpan.FromMinutes(6));
        var after = await api.Get($"/n/v1/identity/{id}", ("If-None-Match", before.ETag!));

        Assert.Equal(HttpStatusCode.OK, after.Status);
        Assert.NotEqual(before.Text, after.Text);
        Assert.NotEqual(before.ETag, after.ETag);
    }

    [Theory]
    [InlineData("/api/v1/people", "{}")]
    [InlineData("/api/v1/Tags", """{"tagName":"Never"}""")]
    [InlineData("/api/v1/Person", "{}")]
    [InlineData("/people", """{"familyName":"Never"}""")]
    [InlineData("/tags", """{"title":"Nor ever"}""")]
    [InlineData("/n/v1/identity", """{"owner":{"urn":"01900000-0000-7000-8000-000000000001"}}""")]
    [InlineData("/n/v1/company", """{"name":"Never","owner":{"urn":"01900000-0000-7000-8000-000000000001"}}""")]
    public async Task What_is_being_made_has_no_version_to_match(string path, string body)
    {
        var refused = await api.Post(path, body, ("If-Match", "\"1\""));
        var star = await api.Post(path, body, ("If-Match", "*"));

        Assert.Equal((HttpStatusCode.PreconditionFailed, HttpStatusCode.PreconditionFailed), (refused.Status, star.Status));
        Assert.Null(refused.ETag);
        Assert.True((int)(await api.Post(path, body, ("If-None-Match", "*"))).Status is 200 or 201);
    }

    [Theory]
    [InlineData("/api/v1/people/{0}/aliases", "PUT", "null", "application/json")]
    [InlineData("/people/{0}", "PATCH", "null", MergePatch)]
    [InlineData("/people/{0}/notes", "POST", "null", "application/json")]
    [InlineData("/n/v1/identity/{0}", "PUT", "null", "application/json")]
    [InlineData("/api/v1/Tags/{1}", "PUT", "null", "application/json")]
    [InlineData("/tags/{1}", "PUT", "null", "application/json")]
    public async Task A_precondition_is_told_before_a_wrong_body_and_behind_an_unknown_id(
        string path, string method, string body, string type)
    {
        var unknown = Guid.CreateVersion7().ToString();
        var known = Formatted(await api.Given.Person(), await api.Given.Tag());

        var wrong = await api.Send(new HttpMethod(method), known, body, ("Content-Type", type));
        var stale = await api.Send(new HttpMethod(method), known, body, ("Content-Type", type), ("If-Match", "\"999999\""));
        var missing = await api.Send(
            new HttpMethod(method), Formatted(unknown, unknown), body, ("Content-Type", type), ("If-Match", "\"999999\""));

        Assert.Equal(
            (HttpStatusCode.BadRequest, HttpStatusCode.PreconditionFailed, HttpStatusCode.NotFound),
            (wrong.Status, stale.Status, missing.Status));

        string Formatted(string person, string tag) => string.Format(CultureInfo.InvariantCulture, path, person, tag);
    }

    private static bool IsRead(string name)
        => name.Contains("Get", StringComparison.Ordinal) || name.StartsWith("List", StringComparison.Ordinal);

    private Task<Answer> Ask(Target target, params (string Name, string Value)[] headers) => api.Send(
        new HttpMethod(target.Method),
        target.Path,
        target.Body,
        target.Body is null ? headers : [("Content-Type", target.ContentType), .. headers]);

    private static async Task<Target> Part(Api api, string part, string method = "GET", string? body = null)
    {
        var target = Target.OfPerson(await api.Given.Person(), id => $"/api/v1/people/{id}");
        return method == "GET" ? target.Get(part) : target.Send(method, part, body);
    }

    private static async Task<Target> Item(Api api, string part, string body, string idMember)
    {
        var person = await api.Given.Person();
        var item = await api.Put($"/api/v1/people/{person}{part}", body);
        Assert.Equal(HttpStatusCode.OK, item.Status);
        return Target.OfPerson(person, id => $"/api/v1/people/{id}").Send("DELETE", $"{part}/{item[idMember]}");
    }

    private static async Task<Target> Tag(Api api) => new(
        await api.Given.Tag(),
        id => $"/api/v1/Tags/{id}",
        (api, id) => api.Put($"/api/v1/Tags/{id}", $$"""{"tagName":"Tag {{Guid.NewGuid()}}","description":"Touched"}"""));

    private static async Task<Target> User(Api api) => new(
        (string)(await api.Post("/api/v1/users", NewUser()))["userId"]!,
        id => $"/api/v1/users/{id}",
        (api, id) => api.Put($"/api/v1/users/{id}", Renamed()));

    private static async Task<Target> Role(Api api) => new(
        await api.Role("Read Tags"),
        id => $"/api/v1/roles/{id}",
        (api, id) => api.Put($"/api/v1/roles/{id}", NamedRole("Read Users")));

    private static async Task<Target> SuperOffice(Api api)
    {
        var id = await api.Given.Person();
        var number = await api.Scalar<int>($"select person_number from people where person_id = '{id}'");
        return Target.OfPerson(id, _ => $"/api/v1/Person/{number}");
    }

    private static async Task<Target> RogerRoger(Api api) => Target.OfPerson(await api.Given.Person(), id => $"/people/{id}");

    private static async Task<Target> RogerRogerNote(Api api)
    {
        var person = await api.Given.Person();
        var note = await api.Post($"/people/{person}/notes", await Note(api, "Old"));
        Assert.Equal(HttpStatusCode.Created, note.Status);
        return Target.OfPerson(person, id => $"/people/{id}/notes/{note["id"]}");
    }

    private static async Task<string> Note(Api api, string text)
    {
        var category = await api.Post("/note_categories", $$"""{"title":"{{Guid.NewGuid()}}"}""");
        return $$"""{"description":"{{text}}","category":"/note_categories/{{category["id"]}}"}""";
    }

    private static async Task<Target> Segment(Api api) => new(
        (string)(await api.Post("/segments", """{"title":"Segment","icon":"star"}"""))["id"]!,
        id => $"/segments/{id}",
        (api, id) => api.Patch($"/segments/{id}", """{"sequence":7}""", ("Content-Type", MergePatch)));

    private static async Task<Target> Company(Api api) => new(
        (string)(await api.Post("/n/v1/company", """{"name":"Company","owner":{"urn":"01900000-0000-7000-8000-000000000001"}}"""))["urn"]!,
        id => $"/n/v1/company/{id}",
        (api, id) => api.Put($"/n/v1/company/{id}", $$"""{"name":"{{Guid.NewGuid()}}"}"""));

    private static async Task<Target> Identity(Api api) => Target.OfPerson(await api.Given.Person(), id => $"/n/v1/identity/{id}");

    private static async Task<Target> Made(Api api, string kind, string members)
        => (await Identity(api)).SendTo("POST", $"/n/v1/{kind}", id => $$"""{"identity":{"urn":"{{id}}"},{{members}}}""");

    private static async Task<Target> Baack(Api api, string kind)
    {
        var person = await api.Given.Person();
        var identity = $$"""{"identity":{"urn":"{{person}}"}""";
        var personUrn = (string)(await api.Post("/n/v1/person", identity + "}"))["urn"]!;

        var body = kind switch
        {
            "person" => null,
            "personname" => $$"""{"person":{"urn":"{{personUrn}}"},"givenName":"Old"}""",
            "email" => identity + ""","email":"old@example.com"}""",
            "telephone" => identity + ""","number":"+31207654321","type":"work"}""",
            "address" => identity + ""","street":"Old Street","locality":"Town","postalCode":"1234 AB","countryCode":"NL"}""",
            _ => identity + ""","domain":"shop","token":"old"}""",
        };

        var made = body is null ? null : await api.Post($"/n/v1/{kind}", body);
        Assert.True(made is null || made.Status == HttpStatusCode.Created, made?.Text);
        var urn = made is null ? personUrn : (string)made["urn"]!;
        return Target.OfPerson(person, _ => $"/n/v1/{kind}/{urn}") with { Named = urn };
    }

    private static string NewUser() => $$"""{"username":"{{Guid.NewGuid()}}@example.com","password":"a long enough phrase"}""";

    private static string Renamed() => $$"""{"username":"{{Guid.NewGuid()}}@example.com","roleIds":[]}""";

    private static string NamedRole(string permission) => $$"""{"name":"Role {{Guid.NewGuid()}}","permissions":["{{permission}}"]}""";

    /// <summary>What a request is about, the request, where its version is read, and what makes another version.</summary>
    private sealed record Target(string Id, Func<string, string> PathOf, Func<Api, string, Task<Answer>> Write)
    {
        public string Method { get; init; } = "GET";

        public string? Named { get; init; }

        public string Path { get; init; } = "";

        public string? Body { get; init; }

        public string ContentType { get; init; } = "application/json";

        public string ReadPath => PathOf(Id);

        public static Target OfPerson(string id, Func<string, string> pathOf)
            => new(id, pathOf, (api, person) => api.Put($"/api/v1/people/{person}/aliases", """{"lastName":"Touched"}"""));

        public Target At(Func<string, string> pathOf) => this with { PathOf = pathOf };

        public Target Get(string below) => this with { Path = ReadPath + below };

        public Target Send(string method, string below, string? body = null, string contentType = "application/json")
            => this with { Method = method, Path = ReadPath + below, Body = body, ContentType = contentType };

        public Target SendTo(string method, string path, Func<string, string> body)
            => this with { Method = method, Path = path, Body = body(Named ?? Id) };

        public async Task Touch(Api api) => Assert.Equal(200, (int)(await Write(api, Id)).Status / 100 * 100);
    }
}
