using Analytics.Core.Customers;
using Analytics.Core.Export;
using Analytics.Core.Queries;
using Analytics.Web.Security;
using Analytics.Web.State;

namespace Analytics.Web.Api;

/// <summary>The tables of the Segments page with a manifest, by the page's own address: what is seen is what is exported, and all of it.</summary>
internal static class SegmentExportEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var export = api.MapGroup("/export").RequireAuthorization(Policies.Export);
        export.MapTable("/rfm-map", MapAsync, "Export the RFM map", "The 25 cells with their segment, customers, revenue, and what those at risk have spent so far. Parameters: the query string of the Segments page.").WithMetadata(new WithinRowLimitAttribute());
        export.MapTable("/rfm-segments", SegmentsAsync, "Export the RFM segments", "The eleven segments with their customers, revenue, and what those at risk have spent so far. Parameters: the query string of the Segments page.").WithMetadata(new WithinRowLimitAttribute());
        export.MapTable("/cohorts", CohortsAsync, "Export cohorts", "A row for each cohort and number of periods since its first orders: customers, active, active or later, revenue, and whether the period is over. Parameters: the query string of the Segments page.").WithMetadata(new WithinRowLimitAttribute());
        export.MapTable("/movement", MovementAsync, "Export movement between segments", "A row for each segment then and segment now with anybody in it; New and Gone stand for nowhere. Parameters: the query string of the Segments page.").WithMetadata(new WithinRowLimitAttribute());
        export.MapTable("/clusters", ClustersAsync, "Export clusters of customers", "A row for each customer: the cluster with its name, and the features clustered on, in plain units. Parameters: the query string of the Segments page.").WithMetadata(new WithinRowLimitAttribute());
    }

    private static async Task MapAsync(HttpContext context, SegmentExporter exporter)
    {
        var (view, period, freshness) = exporter.Read(context);
        var summary = await exporter.Answers.SegmentsAsync(SegmentQuestions.Rfm(view, period, freshness, exporter.Settings), context.RequestAborted);
        await exporter.WriteAsync(
            context,
            "rfm-map",
            view,
            period,
            summary.Freshness.DataVersion,
            [new("asOf", "day"), new("r", "integer"), new("fm", "integer"), new("segment", "text"), new("customers", "integer"), new("revenue", "number"), new("revenueAtRisk", "number")],
            summary.Cells.Select(c => (Action<TableExport>)(file =>
            {
                file.Day(summary.AsOf);
                file.Integer(c.R);
                file.Integer(c.Fm);
                file.Text(RfmMap.NameOf(c.Segment));
                file.Integer(c.Customers);
                file.Number(c.Revenue.Amount);
                file.Number(c.RevenueAtRisk.Amount);
            })));
    }

    private static async Task SegmentsAsync(HttpContext context, SegmentExporter exporter)
    {
        var (view, period, freshness) = exporter.Read(context);
        var summary = await exporter.Answers.SegmentsAsync(SegmentQuestions.Rfm(view, period, freshness, exporter.Settings), context.RequestAborted);
        await exporter.WriteAsync(
            context,
            "rfm-segments",
            view,
            period,
            summary.Freshness.DataVersion,
            [new("asOf", "day"), new("segment", "text"), new("group", "text"), new("customers", "integer"), new("revenue", "number"), new("revenueAtRisk", "number")],
            summary.Segments.Select(s => (Action<TableExport>)(file =>
            {
                file.Day(summary.AsOf);
                file.Text(RfmMap.NameOf(s.Segment));
                file.Text(SegmentGroups.NameOf(SegmentGroups.Of(s.Segment)));
                file.Integer(s.Customers);
                file.Number(s.Revenue.Amount);
                file.Number(s.RevenueAtRisk.Amount);
            })));
    }

    private static async Task MovementAsync(HttpContext context, SegmentExporter exporter)
    {
        var (view, period, freshness) = exporter.Read(context);
        var query = SegmentQuestions.Rfm(view, period, freshness, exporter.Settings);
        var movement = (await exporter.Answers.MovementAsync(query, SegmentQuestions.Since(view, query.AsOf ?? freshness.Today), context.RequestAborted)).Movement;
        await exporter.WriteAsync(
            context,
            "movement",
            view,
            period,
            freshness.DataVersion,
            [new("from", "day"), new("to", "day"), new("segmentThen", "text"), new("segmentNow", "text"), new("customers", "integer"), new("direction", "integer")],
            movement.Flows.Select(flow => (Action<TableExport>)(file =>
            {
                file.Day(movement.From);
                file.Day(movement.To);
                file.Text(flow.From is { } from ? RfmMap.NameOf(from) : "New");
                file.Text(flow.To is { } to ? RfmMap.NameOf(to) : "Gone");
                file.Integer(flow.Customers);
                file.Integer(SegmentMovement.Direction(flow.From, flow.To));
            })));
    }

    private static async Task ClustersAsync(HttpContext context, SegmentExporter exporter, CustomerClustering clustering, ICustomerDirectory directory)
    {
        var (view, period, freshness) = exporter.Read(context);
        var query = SegmentQuestions.Clusters(view, period, freshness);
        CustomerClusters clusters;
        try
        {
            clusters = await Task.Run(() => clustering.RunAsync(query, null, context.RequestAborted), context.RequestAborted);
        }
        catch (ClusteringException error)
        {
            throw new QueryException("clusters", error.Message);
        }

        var names = clusters.Profiles.ToDictionary(static p => p.Cluster, static p => p.Name);
        await exporter.WriteAsync(
            context,
            "clusters",
            view,
            period,
            clusters.Freshness.DataVersion,
            [new("asOf", "day"), new("customerId", "text"), new("cluster", "integer"), new("name", "text"), .. clusters.Data.Features.Select(static f => new ExportColumn(f.Name, "number"))],
            Enumerable.Range(0, clusters.Keys.Count).Select(row => (Action<TableExport>)(file =>
            {
                file.Day(clusters.AsOf);
                file.Text(directory.Of(clusters.Keys[row], clusters.AsOf)?.ExternalId);
                file.Integer(clusters.Fit.Labels[row]);
                file.Text(names[clusters.Fit.Labels[row]]);
                for (var column = 0; column < clusters.Data.Columns; column++)
                {
                    file.Cell(clusters.Data[row, column]);
                }
            })));
    }

    private static async Task CohortsAsync(HttpContext context, SegmentExporter exporter)
    {
        var (view, period, _) = exporter.Read(context);
        var matrix = await exporter.Answers.CohortsAsync(SegmentQuestions.Cohorts(view, period), context.RequestAborted);
        await exporter.WriteAsync(
            context,
            "cohorts",
            view,
            period,
            matrix.Freshness.DataVersion,
            [
                new("cohort", "day"), new("customers", "integer"), new("period", "integer"), new("active", "integer"), new("activeOrLater", "integer"),
                new("netRevenue", "number"), new("grossRevenue", "number"), new("finished", "text"),
            ],
            from cohort in matrix.Cohorts
            where cohort.Size > 0
            from n in Enumerable.Range(0, cohort.Active.Count)
            select (Action<TableExport>)(file =>
            {
                file.Day(cohort.Start);
                file.Integer(cohort.Size);
                file.Integer(n);
                file.Integer(cohort.Active[n]);
                file.Integer(cohort.ActiveOrLater[n]);
                file.Number(cohort.NetRevenue[n].Amount);
                file.Number(cohort.GrossRevenue[n].Amount);
                file.Text(n < cohort.FinishedPeriods ? "yes" : "no");
            }));
    }
}
